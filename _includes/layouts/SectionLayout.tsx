import type { Section } from "../../src/domain/article.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import type { PageShell } from "../../src/publication/page-shell.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { pageTitle } from "../partials/list-header/page-title.ts";
import { Document } from "./Document.tsx";

interface SectionLayoutProps {
  readonly shell: PageShell;
  readonly section: Section;
  readonly page: ListPage<ArticleEntry>;
}

export function SectionLayout({ shell, section, page }: SectionLayoutProps) {
  return (
    <Document
      shell={shell}
      title={pageTitle(section.name, page)}
      description={section.description}
      path={page.path}
      section={section.key}
      feed={page.front ? page.path : undefined}
    >
      <div class="list">
        <ListHeader title={section.name} page={page} section={section.key}>
          <p>
            {section.description}
            {page.front && page.total > 0 && <span class="index-note">共 {page.total} 篇</span>}
          </p>
        </ListHeader>
        <EntryList page={page} empty={`“${section.name}”栏目还没有文章。`} />
      </div>
    </Document>
  );
}
