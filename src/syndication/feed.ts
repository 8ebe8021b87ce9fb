import { COMMENT_FEED_FILE } from "../domain/address.ts";
import type { OfAi } from "../domain/ai.ts";
import type { Archive } from "../domain/archive.ts";
import { archiveText } from "../domain/archive-words.ts";
import { type PublicArticle, picturesOf } from "../domain/article.ts";
import { creditOf, sourceLineOf } from "../domain/attribution.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { lastChanged } from "../domain/date-stamp.ts";
import { GENRE_LABELS, labelledTitle } from "../domain/genre.ts";
import { type Media, type MediaKind, mediaAddress } from "../domain/media.ts";
import type { PictureCredit } from "../domain/picture.ts";
import { largestOf } from "../domain/rendition.ts";
import { personPath, type Signature } from "../domain/signature.ts";
import type { Site } from "../domain/site.ts";
import type { SourceCitation } from "../domain/source.ts";
import type { Statements } from "../domain/statement.ts";
import type { Extent } from "../publication/feeds.ts";
import { entryHtml } from "./full-text.ts";

/** Stands between sources that are told as one text. */
export const BETWEEN_SOURCES = "；";

/** An article as all three formats tell it. */
export interface FeedEntry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly lede: string;
  readonly html: string;
  readonly published: string;
  readonly updated: string;
  readonly authors: readonly FeedPerson[];
  readonly contributors: readonly FeedPerson[];
  readonly section: string;
  readonly tags: readonly string[];
  /** `来源：加西周末综合` */
  readonly sourceLine: string;
  /** Of one that was moved from an old site: from where, and what is unknown. */
  readonly archive?: Archive;
  /** `sourceLine`, and that it was moved. */
  readonly rights: string;
  /** Where everything in it comes from: sources in the order of the record, pictures in the order of the text. */
  readonly provenance: OfAi & {
    readonly sources: readonly SourceCitation[];
    readonly pictures: readonly PictureCredit[];
  };
  readonly pictures: readonly FeedPicture[];
  /** Videos, sounds and documents, in the order of the text. */
  readonly media: readonly FeedMedia[];
  /** What is said under it; absent when nothing is. */
  readonly comments?: { readonly count: number; readonly page: string; readonly feed: string };
  /** The text a reprint or translation was made from. */
  readonly original?: { readonly name: string; readonly url: string };
}

/** Somebody whose name is under it, with a page of their own where they are registered. */
export interface FeedPerson {
  readonly name: string;
  readonly url?: string;
}

/** The largest file of a picture. */
export interface FeedPicture {
  readonly url: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly licence: string;
}

/** What of a video, a sound or a document is told besides the text. */
export interface FeedMedia {
  readonly name: string;
  readonly kind: MediaKind;
  readonly title: string;
  readonly credit: string;
  readonly licence?: string;
  /** A file of our own, which programs may load. */
  readonly file?: { readonly url: string; readonly type: string; readonly bytes: number; readonly seconds?: number };
}

/** The permanent id of an entry of any feed. @param id permanent, within the publication */
export function entryId({ feedIds, url }: Pick<Site, "feedIds" | "url">, id: string): string {
  return `${feedIds ?? new URL(url).host}:${id}`;
}

/** An address as feeds ask for it, a URI (RFC 3986), where a page may have the letters of any script. */
export function asciiAddress(address: string): string {
  return new URL(address).href;
}

/** One `dc:source` for all: the feed validator of the W3C takes a second one for a mistake. */
export function sourcesOf(sources: readonly string[]): { readonly sources?: string[] } {
  return sources.length === 0 ? {} : { sources: [sources.join(BETWEEN_SOURCES)] };
}

/** Feed readers take the blanks around a CDATA section for text. */
export function withoutBlanks(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, "><![CDATA[").replace(/\]\]>\s+</g, "]]><");
}

/** @param statements of the publication about the article */
export function feedEntry(site: Site, article: PublicArticle, statements: Statements, extent: Extent): FeedEntry {
  const url = site.url + article.path;
  const whole = article.kind === "reprint" || article.kind === "translation";
  const original = whole ? article.sources.find((source) => source.url) : undefined;
  return {
    id: entryId(site, article.id),
    url,
    title: labelledTitle(article),
    lede: article.lede,
    html: entryHtml(article, url, site, statements, extent),
    published: article.published.iso,
    updated: lastChanged(article).iso,
    authors: [...(article.desk ? [{ name: article.desk }] : []), ...article.authors.map((one) => personOf(one, site))],
    contributors: article.contributors.map((one) => personOf(one, site)),
    section: article.section.name,
    tags: [...(article.genre ? [GENRE_LABELS[article.genre]] : []), ...article.tags.map(({ name }) => name)],
    sourceLine: sourceLineOf(article),
    rights: article.archive ? `${sourceLineOf(article)}。${archiveText(article.archive)}` : sourceLineOf(article),
    ...(article.archive && { archive: article.archive }),
    provenance: { sources: article.sources, pictures: article.credits, ...(article.ai && { ai: article.ai }) },
    ...(article.comments.length > 0 && {
      comments: { count: article.comments.length, page: `${url}#comments`, feed: url + COMMENT_FEED_FILE },
    }),
    pictures: picturesOf(article).flatMap((picture) => {
      if (!picture.shown) return [];
      const { path, width, height } = largestOf(picture);
      return { url: site.url + path, width, height, alt: picture.alt, licence: picture.licence };
    }),
    media: mediaOf(article).map((one) => feedMedia(one, site)),
    ...(original?.url && { original: { name: original.name, url: original.url } }),
  };
}

function feedMedia(one: Media, { url }: Site): FeedMedia {
  const { name, kind, title, licence } = one;
  const place = one.shown && "bytes" in one.place ? one.place : undefined;
  const seconds = one.shown ? one.duration : undefined;
  return {
    ...{ name, kind, title, credit: creditOf(one) },
    ...(licence && { licence }),
    ...(place && {
      file: {
        ...{ url: asciiAddress(new URL(mediaAddress(place), url).href), type: place.type, bytes: place.bytes },
        ...(seconds !== undefined && { seconds }),
      },
    }),
  };
}

function personOf({ name, key }: Signature, { url }: Site): FeedPerson {
  return { name, ...(key && { url: url + personPath(key) }) };
}

/** When a feed last changed: with its newest entry, so that an unchanged publication gives the same bytes. */
export function feedUpdated(entries: readonly FeedEntry[]): string | undefined {
  return entries
    .map(({ updated }) => updated)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
}
