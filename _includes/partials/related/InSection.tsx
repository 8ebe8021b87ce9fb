import type { Section } from "../../../src/domain/article.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { DateLine } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";

interface InSectionProps {
  readonly section: Pick<Section, "key" | "name">;
  readonly articles: readonly ArticleSummary[];
  /** That of the article, which says it. */
  readonly year: string;
}

/** What has come in the article's section since, and the way to all of it. */
export function InSection({ section, articles, year }: InSectionProps) {
  if (articles.length === 0) return null;
  return (
    <section class="related in-section" aria-labelledby="in-section">
      <h2 id="in-section" class="end-title">
        <a href={`/sections/${section.key}/`}>{section.name}栏目更多</a>
      </h2>
      <ul>
        {articles.map(({ id, path, title, genre, published }) => (
          <li key={id}>
            <a class="headline" href={path}>
              <Headline text={title} genre={genre} />
            </a>
            <DateLine date={published} year={year} />
          </li>
        ))}
      </ul>
    </section>
  );
}
