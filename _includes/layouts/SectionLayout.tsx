import type { Section } from "../../src/domain/article.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

export function SectionLayout({ shell, section, page }: PageProps<{ section: Section; page: ListPage<ArticleEntry> }>) {
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
      <EntryList page={page} empty={`“${section.name}”栏目还没有文章。`} />
    </ListDocument>
  );
}
