import type { ArticleSummary } from "../../src/publication/article-summary.ts";
import { Entry } from "../partials/entry/Entry.tsx";
import { SearchForm } from "../partials/search-form/SearchForm.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** For an address that leads nowhere: search, or read what is new. */
export function NotFoundLayout({ shell, latest }: PageProps<{ latest: readonly ArticleSummary[] }>) {
  return (
    <ListDocument
      shell={shell}
      title="找不到这个页面"
      path="/404.html"
      robots="noindex"
      intro={<p>地址可能输错了，或者文章已经撤下。可以搜索，也可以看看最新的文章。</p>}
    >
      <SearchForm id="find" />
      {latest.length > 0 && (
        <section class="latest" aria-labelledby="latest-title">
          <h2 id="latest-title" class="end-title">
            最新文章
          </h2>
          <div class="entry-list">
            {latest.map((article) => (
              <Entry key={article.id} article={article} level={3} label />
            ))}
          </div>
        </section>
      )}
    </ListDocument>
  );
}
