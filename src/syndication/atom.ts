import { generateAtomFeed } from "feedsmith";
import { FEED_FILES } from "../domain/feed-files.ts";
import type { Site } from "../domain/site.ts";
import type { Feed } from "../publication/feeds.ts";
import { type FeedEntry, feedUpdated } from "./feed.ts";

/** Atom (RFC 4287) with the whole text; `via` links lead to what an entry was made from. */
export function atom(site: Site, feed: Feed, entries: readonly FeedEntry[]): string {
  const page = site.url + feed.path;
  return generateAtomFeed({
    id: page,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: new Date(feedUpdated(entries) ?? 0),
    authors: [{ name: site.name, uri: `${site.url}/` }],
    rights: { value: `${site.name}：各篇来源见篇末` },
    links: [
      { href: page, rel: "alternate", type: "text/html" },
      { href: page + FEED_FILES.atom, rel: "self", type: "application/atom+xml" },
    ],
    entries: entries.map((entry) => ({
      id: `urn:laiyuan:${entry.id}`,
      title: { value: entry.title },
      updated: new Date(entry.updated),
      published: new Date(entry.published),
      authors: entry.authors.map((name) => ({ name })),
      summary: { value: entry.lede },
      content: { type: "html", value: entry.html },
      categories: [entry.section, ...entry.tags].map((term) => ({ term })),
      links: [
        { href: entry.url, rel: "alternate", type: "text/html" },
        ...entry.provenance.sources.flatMap(({ name, url }) => (url ? { href: url, rel: "via", title: name } : [])),
      ],
      rights: { value: entry.sourceLine },
      dc: { sources: entry.provenance.sources.map(({ name }) => name) },
      media: { credits: entry.provenance.pictures.map(({ credit }) => ({ value: credit })) },
    })),
  });
}
