import type { Section } from "../../src/domain/article.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import { Stories } from "../partials/front/Stories.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface SectionLayoutProps extends PageProps {
  readonly section: Section;
  /** At the head of its first page: the lead and what stands beside it. */
  readonly lead: readonly ArticleEntry[];
  /** The others, newest first. */
  readonly page: ListPage<ArticleEntry>;
}

export function SectionLayout({ shell, section, lead, page }: SectionLayoutProps) {
  const year = lead[0]?.published.year;
  return (
    <ListDocument
      shell={shell}
      title={section.name}
      description={section.description}
      path={page.path}
      section={section.key}
      page={page}
      feed={page.front ? page.path : undefined}
      intro={
        <p>
          {section.description}
          {page.front && page.total > 0 && <span class="index-note">共 {page.total} 篇</span>}
        </p>
      }
    >
      {lead.length > 0 && <Stories articles={lead} place="beside" level={2} year={year} />}
      {(lead.length === 0 || page.articles.length > 0) && (
        <EntryList page={page} year={year} empty={`“${section.name}”栏目还没有文章。`} />
      )}
    </ListDocument>
  );
}
