import type { Section } from "../../src/domain/article.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { Entry } from "../partials/entry/Entry.tsx";
import { Lead } from "../partials/entry/Lead.tsx";
import { Document, type PageProps } from "./Document.tsx";

interface HomeLayoutProps extends PageProps {
  /** `2026年11月23日 星期一 农历十月十五` */
  readonly edition?: string | undefined;
  readonly lead?: ArticleEntry | undefined;
  readonly seconds: readonly ArticleEntry[];
  readonly sections: readonly { readonly section: Section; readonly articles: readonly ArticleEntry[] }[];
}

/** The front page. Sections without articles wait in the menu; here they would only be gaps. */
export function HomeLayout({ shell, edition, lead, seconds, sections }: HomeLayoutProps) {
  // The nameplate says that of the newest article.
  const year = lead?.published.year;
  return (
    <Document shell={shell} path="/" feed="/" edition={edition}>
      <div>
        <div class={seconds.length > 0 ? "opening opening-full" : "opening"}>
          {lead ? <Lead article={lead} /> : <EmptyState everywhere>还没有发布文章。</EmptyState>}
          {seconds.length > 0 && (
            <section class="seconds" aria-label="最新文章">
              {seconds.map((article) => (
                <Entry key={article.id} article={article} level={2} label year={year} />
              ))}
            </section>
          )}
        </div>
        {sections.map(({ section, articles }) =>
          articles.length === 0 ? null : (
            <section
              key={section.key}
              class="home-section"
              data-section={section.key}
              aria-labelledby={`s-${section.key}`}
            >
              <header>
                <h2 id={`s-${section.key}`}>
                  <a href={`/sections/${section.key}/`}>{section.name}</a>
                </h2>
                <p>{section.description}</p>
              </header>
              <SectionEntries articles={articles} year={year} />
            </section>
          ),
        )}
      </div>
    </Document>
  );
}

interface SectionEntriesProps {
  readonly articles: readonly ArticleEntry[];
  /** Said already. */
  readonly year: string | undefined;
}

/** The newest with its lede and picture, the others as a list beside it. */
function SectionEntries({ articles: [first, ...others], year }: SectionEntriesProps) {
  return (
    <div class="home-section-entries">
      {first && <Entry article={first} level={3} lede picture="above" year={year} />}
      {others.length > 0 && (
        <div class="entry-list">
          {others.map((article) => (
            <Entry key={article.id} article={article} level={3} year={year} />
          ))}
        </div>
      )}
    </div>
  );
}
