import { generateAtomFeed } from "feedsmith";
import { FEED_FILES } from "../domain/address.ts";
import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import type { Site } from "../domain/site.ts";
import type { Withdrawal } from "../domain/withdrawal.ts";
import type { FeedTopic } from "../publication/feeds.ts";
import {
  asciiAddress,
  entryId,
  type FeedEntry,
  type FeedPerson,
  feedUpdated,
  sourcesOf,
  withoutBlanks,
} from "./feed.ts";
import { escapeXml } from "./xml.ts";

/**
 * Atom (RFC 4287) with the text, if the feed tells it; `via` links lead to what an entry was made from. A tombstone (RFC 6721) for every
 * withdrawn article asks feed readers to drop their copy.
 */
export function atom(
  site: Site,
  feed: FeedTopic,
  entries: readonly FeedEntry[],
  withdrawals: readonly Withdrawal[],
): string {
  const page = site.url + feed.path;
  const xml = withoutBlanks(
    generateAtomFeed({
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
        id: atomId(entry.id),
        title: { value: entry.title },
        updated: new Date(entry.updated),
        published: new Date(entry.published),
        authors: entry.authors.map(person),
        ...(entry.contributors.length > 0 && { contributors: entry.contributors.map(person) }),
        summary: { value: entry.lede },
        content: { type: "html", value: entry.html },
        categories: [entry.section, ...entry.tags].map((term) => ({ term })),
        links: [
          { href: entry.url, rel: "alternate", type: "text/html" },
          ...replies(entry),
          ...entry.media.flatMap(({ title, file }) =>
            file ? { href: file.url, rel: "enclosure", type: file.type, length: file.bytes, title } : [],
          ),
          ...entry.provenance.sources.flatMap(({ name, url }) =>
            url ? { href: asciiAddress(url), rel: "via", title: name } : [],
          ),
        ],
        rights: { value: entry.rights },
        // Its prefix is declared for the sake of this element; the same in an attribute of a link alone would stay undeclared.
        ...(entry.comments && { thr: { total: entry.comments.count } }),
        dc: sourcesOf(entry.provenance.sources.map(({ name }) => name)),
        media: { credits: [...entry.provenance.pictures, ...entry.media].map(({ credit }) => ({ value: credit })) },
      })),
    }),
  );
  const tombstones = withdrawals.map(
    ({ id, date, reason }) =>
      `  <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${atomId(entryId(site, id))}" when="${date.iso}">` +
      `<at:comment>${escapeXml(reason)}</at:comment></at:deleted-entry>\n`,
  );
  return xml
    .replace("<feed ", `<feed xml:lang="${SIMPLIFIED_TAGS.feed}" `)
    .replace(/<\/feed>\s*$/, () => `${tombstones.join("")}</feed>\n`);
}

/** RFC 4685: where what is said about an entry can be followed. */
function replies({ comments }: FeedEntry) {
  if (!comments) return [];
  return [{ href: comments.feed, rel: "replies", type: "application/rss+xml", thr: { count: comments.count } }];
}

function person({ name, url }: FeedPerson) {
  return { name, ...(url && { uri: url }) };
}

function atomId(id: string): string {
  return `urn:laiyuan:${id}`;
}
