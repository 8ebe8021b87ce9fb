import type { Article } from "../../src/domain/article.ts";
import { Entry } from "../partials/entry/Entry.tsx";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { SearchForm } from "../partials/search-form/SearchForm.tsx";
import { Document, type PageProps } from "./Document.tsx";

/** For an address that leads nowhere: search, or read what is new. */
export function NotFoundLayout({ shell, latest }: PageProps<{ latest: readonly Article[] }>) {
  return (
    <Document shell={shell} title="找不到这个页面" path="/404.html" robots="noindex">
      <div class="list">
        <ListHeader title="找不到这个页面">
          <p>地址可能输错了，或者文章已经撤下。可以搜索，也可以看看最新的文章。</p>
        </ListHeader>
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
      </div>
    </Document>
  );
}
