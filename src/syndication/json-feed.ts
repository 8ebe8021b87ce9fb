import { FEED_FILES } from "../domain/address.ts";
import type { Archive } from "../domain/archive.ts";
import type { Site } from "../domain/site.ts";
import type { SourceCitation } from "../domain/source.ts";
import { independentOf } from "../domain/source-chain.ts";
import type { FeedTopic } from "../publication/feeds.ts";
import { asciiAddress, type FeedEntry } from "./feed.ts";

/** JSON Feed 1.1 (jsonfeed.org/version/1.1); `_provenance` carries sources and picture credits as data. */
export function jsonFeed(site: Site, feed: FeedTopic, entries: readonly FeedEntry[]): string {
  return `${JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: feed.title,
      description: feed.description,
      home_page_url: site.url + feed.path,
      feed_url: site.url + feed.path + FEED_FILES.json,
      language: "zh-CN",
      authors: [{ name: site.name, url: `${site.url}/` }],
      items: entries.map((entry) => ({
        id: entry.id,
        url: entry.url,
        ...(entry.original && { external_url: entry.original.url }),
        title: entry.title,
        summary: entry.lede,
        content_html: entry.html,
        ...(entry.pictures[0] && { image: entry.pictures[0].url }),
        ...attached(entry),
        date_published: entry.published,
        date_modified: entry.updated,
        authors: [...entry.authors, ...entry.contributors].map(({ name, url }) => ({ name, url })),
        tags: [entry.section, ...entry.tags],
        _provenance: {
          source_line: entry.sourceLine,
          sources: entry.provenance.sources.map(({ name, url, title, author, via, archived, gone, changed }) => ({
            ...{ name, url, title, author, archived, gone },
            ...(changed && { changed: { date: changed.date.iso, text: changed.text } }),
            ...(via && { via: via.map(originIn) }),
          })),
          ...(entry.provenance.sources.some(({ via }) => via) && {
            independent_sources: independentOf(entry.provenance.sources).map(({ name }) => name),
          }),
          pictures: entry.provenance.pictures,
          ...(entry.archive && { archive: archiveIn(entry.archive) }),
          ...(entry.provenance.ai && {
            ai: entry.provenance.ai.map(({ use, system, reviewed }) => ({
              ...{ use, system },
              ...(reviewed && { reviewed_by: reviewed.by, reviewed: reviewed.on.iso }),
            })),
          }),
          ...(entry.media.length > 0 && {
            media: entry.media.map(({ name, kind, title, credit, licence }) => ({
              name,
              kind,
              title,
              credit,
              licence,
            })),
          }),
        },
      })),
    },
    null,
    1,
  )}\n`;
}

/** Whom a source has it from, and what became of that text. */
function originIn({ name, url, archived, gone }: SourceCitation) {
  return { name, url, archived, gone };
}

/** Where it was before, and what of a closed list is unknown (docs/article-fields.md). */
function archiveIn({ site, address, post, moved, unknown }: Archive) {
  return { site: asciiAddress(site), url: asciiAddress(address), post, moved: moved.iso, unknown };
}

function attached({ media }: FeedEntry) {
  const attachments = media.flatMap(({ title, file }) => {
    if (!file) return [];
    const { url, type, bytes, seconds } = file;
    return {
      url,
      mime_type: type,
      title,
      size_in_bytes: bytes,
      ...(seconds !== undefined && { duration_in_seconds: seconds }),
    };
  });
  return attachments.length > 0 ? { attachments } : {};
}
