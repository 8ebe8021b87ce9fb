import type { Tag } from "../../src/domain/article.ts";
import type { ArticleEntry } from "../../src/publication/article-summary.ts";
import type { ListPage } from "../../src/publication/list-page.ts";
import { EntryList } from "../partials/entry/EntryList.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

export function TagLayout({ shell, tag, page }: PageProps<{ tag: Tag; page: ListPage<ArticleEntry> }>) {
  const description = `标签“${tag.name}”下的${page.front ? `全部文章，共 ${page.total} 篇` : "旧文"}。`;
  return (
    <ListDocument
      shell={shell}
      named
      title={tag.name}
      description={description}
      path={page.path}
      page={page}
      crumbs={[{ name: "标签", path: "/tags/" }]}
      intro={page.front && <p>共&nbsp;{page.total}&nbsp;篇文章</p>}
    >
      <EntryList page={page} empty="这个标签下还没有文章。" label />
    </ListDocument>
  );
}
