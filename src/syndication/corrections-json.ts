import { CORRECTIONS_FILE } from "../domain/address.ts";
import type { Site } from "../domain/site.ts";
import type { ChangedArticle } from "../publication/public-record.ts";

/** As many as a browser remembers articles (src/browser/since-read.ts). */
const SIZE = 300;

/**
 * Corrected and withdrawn articles as JSON Feed 1.1: by it a reader's own browser finds which of them she has read, so that nobody else
 * has to know. `_record` says which article an item is about and how many corrections it has had.
 *
 * @param changed newest first
 */
export function correctionsJson(site: Pick<Site, "url" | "name">, changed: readonly ChangedArticle[]): string {
  return `${JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: `更正与撤稿｜${site.name}`,
      home_page_url: `${site.url}/corrections/`,
      feed_url: `${site.url}${CORRECTIONS_FILE}`,
      language: "zh-CN",
      items: changed.slice(0, SIZE).map(({ article, path, name, date, text, corrections }) => ({
        id: `${site.url}${article}#${date.iso}`,
        url: site.url + path,
        ...(name !== undefined && { title: name }),
        content_text: text,
        date_published: date.iso,
        _record: { article: site.url + article, corrections },
      })),
    },
    null,
    1,
  )}\n`;
}
