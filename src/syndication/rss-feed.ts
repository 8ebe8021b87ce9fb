import { DateTime } from "luxon";
import type { Article } from "../domain/article.ts";
import type { Site } from "../domain/site.ts";
import { sourceLineOf } from "../domain/source-line.ts";
import { escapeXml } from "./xml.ts";

/**
 * RSS 2.0 (rssboard.org/rss-specification) of the newest articles: lede and source line.
 * The build date is that of the newest article, so that an unchanged publication gives the same bytes.
 */
export function rssFeed(site: Site, articles: readonly Article[]): string {
  const newest = articles[0];
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(site.name)}</title>
<link>${escapeXml(site.url)}/</link>
<description>${escapeXml(site.description)}</description>
<language>zh-CN</language>
<atom:link href="${escapeXml(site.url)}/feed.xml" rel="self" type="application/rss+xml"/>
${newest ? `<lastBuildDate>${rfc822(newest)}</lastBuildDate>\n` : ""}${articles.map((article) => item(site, article)).join("\n")}
</channel>
</rss>
`;
}

function item(site: Site, article: Article): string {
  const address = escapeXml(site.url + article.path);
  const creator = escapeXml([article.desk ?? [], ...article.authors].flat().join("、"));
  return `<item>
<title>${escapeXml(article.title)}</title>
<link>${address}</link>
<guid isPermaLink="false">${escapeXml(`${new URL(site.url).host}:${article.id}`)}</guid>
<pubDate>${rfc822(article)}</pubDate>
<dc:creator>${creator}</dc:creator>
<category>${escapeXml(article.section.name)}</category>
<description>${escapeXml(`${article.lede}（${sourceLineOf(article)}）`)}</description>
${article.sources.map(({ name }) => `<dc:source>${escapeXml(name)}</dc:source>`).join("")}
</item>`;
}

function rfc822({ published }: Article): string {
  return DateTime.fromISO(published.iso, { setZone: true }).toRFC2822() ?? "";
}
