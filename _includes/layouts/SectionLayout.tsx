import type { Section } from "../../src/domain/article.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import { ListHeader, pageTitle } from "../partials/list-header/ListHeader.tsx";
import { Document, type PageProps } from "./Document.tsx";

export function SectionLayout({ shell, section, page }: PageProps<{ section: Section; page: ListPage }>) {
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
