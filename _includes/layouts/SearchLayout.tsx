import type { SiteFrame } from "../../src/publication/site-frame.ts";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { SearchForm } from "../partials/search-form/SearchForm.tsx";
import { Document } from "./Document.tsx";

interface SearchLayoutProps {
  readonly frame: SiteFrame;
}

/** The script fills the status line and the results. */
export function SearchLayout({ frame }: SearchLayoutProps) {
  return (
    <Document frame={frame} title="搜索" path="/search/" robots="noindex" search>
      <div class="list">
        <ListHeader title="搜索">
          <p>
            搜标题、正文、图片说明和图片出处。也可以按<a href="/archive/">日期</a>、<a href="/tags/">标签</a>或
            <a href="/sources/">来源</a>查找。
          </p>
        </ListHeader>
        <SearchForm id="search-input" />
        <noscript>
          <p class="empty-state">
            搜索需要 JavaScript。不开启它，也可以到<a href="/archive/">归档</a>、<a href="/tags/">标签</a>或
            <a href="/sources/">转载台账</a>里查找文章。
          </p>
        </noscript>
        <p id="search-status" role="status" />
        <ol id="search-results" class="search-results" />
      </div>
    </Document>
  );
}
