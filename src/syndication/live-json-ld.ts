import type { BlogPosting, LiveBlogPosting } from "schema-dts";
import type { PublicArticle, PublicBlock } from "../domain/article.ts";
import { contentsOfBlock } from "../domain/article-blocks.ts";
import {
  type EntryBlock,
  type EntryWithText,
  entryAnchor,
  inReadingOrder,
  type Live,
  liveParts,
} from "../domain/live.ts";
import type { Site } from "../domain/site.ts";
import { citedWork } from "./cited-work.ts";
import { publisherId } from "./publisher.ts";

type Fields = Exclude<LiveBlogPosting, string>;
type Text = Exclude<PublicBlock, EntryBlock>;

/**
 * What machines are told of a live page besides (schema.org/LiveBlogPosting; developers.google.com/search/docs/appearance/
 * structured-data/article names it among the types of articles): its entries in the order of the page, each with its sources.
 */
export function liveFields(
  site: Site,
  { live, path, published, body }: Pick<PublicArticle, "path" | "published" | "body"> & { readonly live: Live },
): Pick<Fields, "coverageStartTime" | "coverageEndTime" | "liveBlogUpdate"> {
  const { first = published, ended } = live;
  const begin = first.epoch < published.epoch ? first : published;
  const updates = inReadingOrder(live, liveParts<Text>(body).entries);
  return {
    coverageStartTime: begin.iso,
    ...(ended && { coverageEndTime: ended.iso }),
    ...(updates.length > 0 && {
      liveBlogUpdate: updates.map((update) => updateOf(update, site.url + path, publisherId(site))),
    }),
  };
}

function updateOf({ entry, blocks }: EntryWithText<Text>, address: string, publisher: string): BlogPosting {
  const url = `${address}#${entryAnchor(entry)}`;
  const changed = entry.changes.at(-1)?.date;
  const body = blocks.map(wordsOf).filter(Boolean).join("\n");
  return {
    "@type": "BlogPosting",
    "@id": url,
    url,
    headline: entry.title,
    datePublished: entry.time.iso,
    ...(changed && { dateModified: changed.iso }),
    ...(body && { articleBody: body }),
    ...(entry.sources.length > 0 && { citation: entry.sources.map(citedWork) }),
    ...(entry.own && { sourceOrganization: { "@id": publisher } }),
    publisher: { "@id": publisher },
  };
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** The parser writes elements and these four entities, and nothing else that is no text. */
function wordsOf(block: Text): string {
  if (block.kind !== "text") return contentsOfBlock(block).sentence();
  const text = block.html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? "");
  return text.trim();
}
