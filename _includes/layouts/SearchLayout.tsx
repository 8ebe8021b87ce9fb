import { SearchForm } from "../partials/search-form/SearchForm.tsx";
import { SearchTools } from "../partials/search-form/SearchTools.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** What the script says in the status line; docs/contracts/search-page.md lists them. */
const SENTENCES = {
  "data-say-searching": "正在搜索……",
  "data-say-found": "找到 {count} 篇含有“{words}”的文章",
  "data-say-found-about": "找到约 {count} 篇含有“{words}”的文章",
  "data-say-found-at-least": "找到至少 {count} 篇含有“{words}”的文章",
  "data-say-not-yet": "目前还没有找到含有“{words}”的文章，可以继续找更早的。",
  "data-say-none": "没有找到含有“{words}”的文章。可以换个说法、减少几个字，或按日期查看归档。",
  "data-say-none-but-related": "没有找到含有“{words}”的文章。下面是内容相近的文章。",
  "data-say-none-filtered": "没有找到含有“{words}”的文章。可以放宽筛选，或换个说法。",
  "data-say-failed": "没能载入搜索索引。请稍后再试，或按日期查看归档。",
  "data-say-outdated": "网站在您打开本页以后更新过，要重新载入本页才能搜索。",
  "data-say-unable": "这个浏览器比较旧，用不了本站的搜索。可以按日期查看归档，或用手机自带的浏览器打开本页。",
  "data-say-offline": "现在没有网络，无法搜索。恢复以后会自动再试。",
};

/** The script fills the status line and the lists; docs/contracts/search-page.md says what it relies on. */
export function SearchLayout({ shell }: PageProps) {
  return (
    <ListDocument
      shell={shell}
      title="搜索"
      path="/search/"
      robots="noindex"
      search
      intro={
        <p>
          搜标题、正文、图片说明和图片出处，简体繁体都可以。也可以按<a href="/archive/">日期</a>、
          <a href="/tags/">标签</a>或<a href="/sources/">来源</a>查找。
        </p>
      }
    >
      <SearchForm id="search-input">
        <SearchTools />
      </SearchForm>
      <noscript>
        <p class="empty-state">
          搜索需要 JavaScript。没有开启时，可以到<a href="/archive/">归档</a>、<a href="/tags/">标签</a>或
          <a href="/sources/">转载台账</a>查找文章。
        </p>
      </noscript>
      <div class="search-status">
        <p id="search-status" role="status" {...SENTENCES} />
        <button id="search-retry" type="button" hidden>
          再试一次
        </button>
        <button id="search-reload" type="button" hidden>
          重新载入
        </button>
        <a id="search-archive" href="/archive/" hidden>
          按日期查看归档
        </a>
      </div>
      <p id="search-suggestion" hidden>
        您是不是要找：<a href="/search/">…</a>
      </p>
      <ol id="search-results" class="search-results" />
      <button id="search-more" type="button" hidden>
        更多结果
      </button>
      <section id="search-related-section" aria-labelledby="search-related-title" hidden>
        <h2 id="search-related-title" class="end-title">
          相关文章
        </h2>
        <p class="search-note">含有其中的字词，但不是连在一起。</p>
        <ol id="search-related" class="search-results" />
      </section>
    </ListDocument>
  );
}
