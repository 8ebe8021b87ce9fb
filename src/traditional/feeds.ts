import { COMMENT_FEED_FILE } from "../domain/address.ts";
import { SCRIPTS, SIMPLIFIED_TAGS } from "../domain/edition.ts";
import { podcastGuid } from "../domain/podcast-guid.ts";
import { type ConversionContext, isAddress } from "./conversion-context.ts";
import type { Draft } from "./draft.ts";
import { draftJson } from "./json.ts";

/** A tag with its attributes, then the text up to the next tag; or CDATA. */
const NODE = /<([^<>!?/\s]+)((?:"[^"]*"|[^">])*)>([^<]*)|<!\[CDATA\[([\s\S]*?)\]\]>/g;
const ATTRIBUTE = / ([A-Za-z:]+)="([^"]*)"/g;
/** Elements whose text is the permanent id of an entry, unless it is an address. */
const IDS = new Set(["id", "guid"]);
/** Elements of an entry in which CDATA is HTML. Everywhere else it is text, in which `<` is no more than a sign. */
const HTML = new Set(["description", "content", "content:encoded"]);
const ENTRY = /(?=<(?:item|entry)>)/;
const ENTRY_LINK = /<link>([^<]*)<\/link>|<link href="([^"]*)" rel="alternate"/;

/** Finishes the pieces of a feed; each is written with the words of the articles that it speaks of itself. */
export interface FeedHand {
  /**
   * @param about address on the web of the article that the piece is about; undefined for the head of a feed
   * @param source the piece, when it may be asked for again: an entry stands in several feeds
   */
  piece(about: string | undefined, write: (context: ConversionContext, draft: Draft) => void, source?: string): string;
  /** The HTML of an entry, as a piece of it. */
  readonly html: (html: string, entry: ConversionContext) => string;
}

/** RSS and Atom of our own making in the other script. */
export function traditionalXml(xml: string, hand: FeedHand): string {
  const [head = "", ...entries] = xml.split(ENTRY);
  let variant = hand.piece(undefined, (context, draft) => {
    draft.speak(isOurs(context));
    draftNodes(head, context, draft);
  });
  for (const entry of entries) {
    const [, rss, atom] = ENTRY_LINK.exec(entry) ?? [];
    const about = rss ?? atom;
    variant += hand.piece(about, (context, draft) => draftNodes(entry, context, draft, hand), entry);
  }
  return variant;
}

/** JSON Feed. */
export function traditionalFeed(json: string, hand: FeedHand): string {
  const feed: unknown = JSON.parse(json);
  if (typeof feed !== "object" || feed === null || !("items" in feed) || !Array.isArray(feed.items)) return json;
  const { items, ...rest } = feed;
  const drafted = (value: unknown, about: string | undefined, isHead: boolean): unknown => {
    let data: unknown;
    // What is drafted is whole once the piece is finished.
    hand.piece(about, (context, draft) => {
      draft.speak(isHead && isOurs(context));
      data = draftJson(value, context, draft, hand.html);
    });
    return data;
  };
  const entries = items.map((item: { readonly url?: string }) => drafted(item, item.url, false));
  return `${JSON.stringify(Object.assign({}, drafted(rest, undefined, true), { items: entries }), null, 1)}\n`;
}

/** Whether the publication speaks in the head of a feed. Those of sources and of comments say a name, or an article's title. */
function isOurs({ page }: ConversionContext): boolean {
  return !page.startsWith("/sources/") && !page.endsWith(`/${COMMENT_FEED_FILE}`);
}

/** @param hand finishes markup; in the head of a feed there is none */
function draftNodes(xml: string, context: ConversionContext, draft: Draft, hand?: FeedHand): void {
  let element = "";
  let done = 0;
  for (const match of xml.matchAll(NODE)) {
    const [whole, name, attributes = "", text = "", cdata = ""] = match;
    const end = match.index + whole.length;
    if (name === undefined) {
      const begin = match.index + "<![CDATA[".length;
      draft.keep(xml.slice(done, begin));
      if (hand && HTML.has(element)) draft.keep(hand.html(cdata, context));
      else member(element, cdata, context, draft);
      done = begin + cdata.length;
      continue;
    }
    element = name;
    const begin = match.index + 1 + name.length;
    for (const { index, 0: pair, 1: attribute = "", 2: value = "" } of attributes.matchAll(ATTRIBUTE)) {
      const at = begin + index + pair.length - value.length - 1;
      draft.keep(xml.slice(done, at));
      member(attribute, value, context, draft);
      done = at + value.length;
    }
    draft.keep(xml.slice(done, end - text.length));
    member(name, text, context, draft);
    done = end;
  }
  draft.keep(xml.slice(done));
}

/** The text of an element or attribute. */
function member(name: string, text: string, context: ConversionContext, draft: Draft): void {
  if (isAddress(text)) draft.keep(context.address(text));
  else if ((name === "language" || name === "xml:lang") && text === SIMPLIFIED_TAGS.feed) draft.keep(context.tags.feed);
  // A tombstone (RFC 6721) names by `ref` the entry that is gone.
  // To directories the same podcast in another script is another one.
  else if (name === "podcast:guid") draft.keep(podcastGuid(SCRIPTS.traditional, text));
  else if (IDS.has(name) || name === "ref") draft.keep(context.id(text));
  else draft.aside(text);
}
