import type { PublicArticle } from "./article.ts";
import { fullSourceLineOf } from "./source-line.ts";

/** Links that hand an article on, by what receives them. */
export interface ShareLinks {
  readonly weibo: string;
  readonly x: string;
  readonly mail: string;
}

/**
 * Links by which readers hand an article on: 标题｜来源：CBC（加西周末综合）. Its sources always go along.
 *
 * @param address of the article on the web
 */
export function shareLinksOf(article: PublicArticle, address: string): ShareLinks {
  const text = `${article.title}｜${fullSourceLineOf(article)}`;
  return {
    weibo: `https://service.weibo.com/share/share.php?${query({ url: address, title: text })}`,
    x: `https://x.com/intent/post?${query({ text, url: address })}`,
    mail: `mailto:?${query({ subject: article.title, body: `${text}\n${address}` })}`,
  };
}

/**
 * What would end a value or change it is escaped. Other characters stay as they are, as the URL standard allows; browsers
 * escape them when they follow the link. So a page says its headline in the same bytes everywhere and compresses well, and
 * the other edition is converted like any text.
 */
function query(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value.replace(/[\s%&#+"'<>`]/g, encodeURIComponent)}`)
    .join("&");
}
