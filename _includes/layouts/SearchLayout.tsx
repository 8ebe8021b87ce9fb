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
  "data-say-not-yet-but-dated": "目前还没有找到提到“{words}”的文章；下面是按发布日期找到的。",
  "data-say-none": "没有找到含有“{words}”的文章。可以换个说法、减少几个字，或按日期查看归档。",
  "data-say-no-words": "“{words}”里没有可以搜索的字。请输入汉字、字母或数字。",
  "data-say-none-but-related": "没有找到含有“{words}”的文章。下面是内容相近的文章。",
  "data-say-none-but-meant": "没有找到含有“{words}”的文章。",
  "data-say-none-but-dated": "没有文章提到“{words}”；下面是按发布日期找到的。",
  "data-say-none-filtered": "没有找到含有“{words}”的文章。可以放宽筛选，或换个说法。",
  "data-say-filtered": "符合筛选的文章：{count} 篇",
  "data-say-none-all": "没有符合筛选的文章。",
  "data-say-failed": "没能载入搜索索引。请稍后再试，或按日期查看归档。",
  "data-say-outdated": "网站在您打开本页以后更新过，要重新载入本页才能搜索。",
  "data-say-unable": "这个浏览器比较旧，用不了本站的搜索。可以按日期查看归档，或用手机自带的浏览器打开本页。",
  "data-say-offline": "现在没有网络，无法搜索。恢复以后会自动再试。",
};

/** What it says of related articles, by how they are related. */
const NOTES = {
  "data-say-otherwise": "含有其中的字词，但不是连在一起。",
  "data-say-apart": "没有连在一起的“{words}”；下面的文章里{others}都有。",
  "data-say-also-apart": "连在一起的“{words}”只有以上这些；下面的文章里{others}都有，但不在一起。",
  "data-say-name": "“{words}”也写作{others}。",
  "data-say-letters": "“{words}”也可以是{others}。",
  "data-say-sound": "读音相同的是{others}。",
  "data-say-part": "下面的文章含有{others}。",
  "data-say-some": "下面的文章至少含有{others}中的一个。",
};

/** What it offers when the name of a person or a topic, a day or a month, a section or a source was typed. */
const OFFERS = {
  "data-say-person": "{name}的个人页：简介和经手的文章",
  "data-say-topic": "专题：{name}",
  "data-say-day": "{name}发布的文章（{count} 篇）",
  "data-say-no-day": "{name}没有发布文章。",
  "data-say-section": "只看“{name}”栏目的文章（{count} 篇）",
  "data-say-source": "只看来源为“{name}”的文章（{count} 篇）",
};

/** The script fills the status line and the lists; docs/contracts/search-page.md says what it relies on. */
export function SearchLayout({ shell }: PageProps) {
  return (
    <ListDocument
      shell={shell}
      title="搜索"
      path="/search/"
      ours
      robots="noindex"
      search
      id="search-page"
      intro={
        <p>
          标题、正文、作者、图片说明和图片出处都搜得到，输入简体、繁体、拼音或日期都行。想慢慢找，可以按
          <a href="/archive/">日期</a>、<a href="/tags/">标签</a>或<a href="/sources/">来源</a>浏览。
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
      <div id="search-offer" class="search-offer" {...OFFERS} />
      <ol id="search-results" class="search-results" />
      <button id="search-more" type="button" hidden data-say-more="更多结果" data-say-further="继续找">
        更多结果
      </button>
      <p id="search-suggestion" hidden>
        您是不是要找：<a href="/search/">…</a>
      </p>
      <section id="search-related-section" aria-labelledby="search-related-title" hidden>
        <h2 id="search-related-title" class="end-title">
          相关文章
        </h2>
        <p id="search-note" class="search-note" {...NOTES} />
        <ol id="search-related" class="search-results" />
        <button id="search-more-related" type="button" hidden>
          更多相关文章
        </button>
      </section>
    </ListDocument>
  );
}
