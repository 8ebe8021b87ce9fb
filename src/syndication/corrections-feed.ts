import { generateRssFeed } from "feedsmith";
import type { Site } from "../domain/site.ts";
import type { RecordEntry } from "../publication/public-record.ts";
import { entryId, withoutBlanks } from "./feed.ts";
import { escapeXml } from "./xml.ts";

const SIZE = 50;

/** RSS 2.0 of corrections, updates and withdrawals, newest first. */
export function correctionsFeed(site: Pick<Site, "url" | "name">, entries: readonly RecordEntry[]): string {
  const page = `${site.url}/corrections/`;
  const [newest] = entries;
  return withoutBlanks(
    generateRssFeed({
      title: `更正与撤稿记录｜${site.name}`,
      link: page,
      description: "发布之后更正、更新和撤下的内容",
      language: "zh-CN",
      ...(newest && { lastBuildDate: new Date(newest.date.iso) }),
      atom: { links: [{ href: `${page}feed.xml`, rel: "self", type: "application/rss+xml" }] },
      items: entries.slice(0, SIZE).map(({ id, date, label, text, name, path }) => ({
        title: `${label}：${name}`,
        link: site.url + path,
        guid: { value: entryId(site, id), isPermaLink: false },
        pubDate: new Date(date.iso),
        description: escapeXml(text),
      })),
    }),
  );
}
