import { generateRssFeed } from "feedsmith";
import { FEED_FILES } from "../domain/address.ts";
import type { Site } from "../domain/site.ts";
import type { FeedTopic } from "../publication/feeds.ts";
import { asciiAddress, type FeedEntry, feedUpdated, sourcesOf, withoutBlanks } from "./feed.ts";
import { escapeXml } from "./xml.ts";

/**
 * RSS 2.0 (rssboard.org/rss-specification) with the text, if the feed tells it, and, for every entry, its sources (`dc:source`, and
 * `source` for the original of a reprint) and picture credits (`media:credit`).
 */
export function rss(site: Site, feed: FeedTopic, entries: readonly FeedEntry[]): string {
  const updated = feedUpdated(entries);
  return withoutBlanks(
    generateRssFeed({
      title: feed.title,
      link: site.url + feed.path,
      description: feed.description,
      language: "zh-CN",
      copyright: `${site.name}：各篇来源见篇末`,
      ...(updated && { lastBuildDate: new Date(updated) }),
      atom: { links: [{ href: site.url + feed.path + FEED_FILES.rss, rel: "self", type: "application/rss+xml" }] },
      items: entries.map((entry) => ({
        title: entry.title,
        link: entry.url,
        guid: { value: entry.id, isPermaLink: false },
        pubDate: new Date(entry.published),
        // HTML, unlike titles (rssboard.org/rss-profile#element-channel-item-description).
        description: escapeXml(`${entry.lede}（${entry.sourceLine}）`),
        content: { encoded: entry.html },
        categories: [entry.section, ...entry.tags].map((name) => ({ name })),
        ...(entry.comments && {
          comments: entry.comments.page,
          slash: { comments: entry.comments.count },
          wfw: { commentRss: entry.comments.feed },
        }),
        ...(entry.original && { source: { title: entry.original.name, url: asciiAddress(entry.original.url) } }),
        dc: {
          creators: entry.authors.map(({ name }) => name),
          ...(entry.contributors.length > 0 && { contributors: entry.contributors.map(({ name }) => name) }),
          ...sourcesOf(entry.provenance.sources.map(({ name, url }) => (url ? `${name} ${asciiAddress(url)}` : name))),
          rights: [entry.rights],
        },
        ...enclosed(entry),
        media: {
          credits: [...entry.provenance.pictures, ...entry.media].map(({ credit }) => ({ value: credit })),
          contents: entry.pictures.map(({ url, width, height, alt, licence }) => ({
            url,
            medium: "image" as const,
            width,
            height,
            description: { value: alt },
            copyright: { value: licence },
          })),
        },
      })),
    }),
  );
}

/** RSS has room for one: the first that can be heard or seen, otherwise the first document. */
function enclosed({ media }: FeedEntry) {
  const { file } = media.find((one) => one.file && one.kind !== "document") ?? media.find((one) => one.file) ?? {};
  return file ? { enclosures: [{ url: file.url, type: file.type, length: file.bytes }] } : {};
}
