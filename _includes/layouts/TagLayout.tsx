import type { Tag } from "../../src/domain/article.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import { ListHeader, pageTitle } from "../partials/list-header/ListHeader.tsx";
import { Document, type PageProps } from "./Document.tsx";

export function TagLayout({ shell, tag, page }: PageProps<{ tag: Tag; page: ListPage }>) {
  const description = `标签“${tag.name}”下的${page.front ? `全部文章，共 ${page.total} 篇` : "旧文"}。`;
  return (
    <Document shell={shell} title={pageTitle(tag.name, page)} description={description} path={page.path}>
      <div class="list">
        <ListHeader title={tag.name} crumbs={[{ name: "标签", path: "/tags/" }]} page={page}>
          {page.front && <p>共 {page.total} 篇文章</p>}
        </ListHeader>
        <EntryList page={page} empty="这个标签下还没有文章。" label />
      </div>
    </Document>
  );
}
