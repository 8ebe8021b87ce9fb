import type { ArticleSummary } from "../../src/publication/article-summary.ts";
import { Latest } from "../partials/entry/Latest.tsx";
import { SearchForm } from "../partials/search-form/SearchForm.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** For an address that leads nowhere, or to what was given up: search, or read what is new. */
export function NotFoundLayout({ shell, latest }: PageProps<{ latest: readonly ArticleSummary[] }>) {
  return (
    <ListDocument
      shell={shell}
      title="找不到这个页面"
      path="/404.html"
      robots="noindex"
      intro={<p>地址可能输错了，或者这里的内容已经撤下，不再提供。可以搜索，也可以看看最新的文章。</p>}
    >
      <SearchForm id="find" />
      <Latest articles={latest} />
    </ListDocument>
  );
}
