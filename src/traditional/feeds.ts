import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import { traditionalHtml } from "./html.ts";
import { traditionalJson } from "./json.ts";
import type { Scribe } from "./scribe.ts";

/** A tag with its attributes, then the text up to the next tag; or markup in CDATA. */
const NODE = /<([^<>!?/\s]+)((?:"[^"]*"|[^">])*)>([^<]*)|<!\[CDATA\[([\s\S]*?)\]\]>/g;
const ATTRIBUTE = / ([A-Za-z:]+)="([^"]*)"/g;
/** Elements whose text is the permanent id of an entry, unless it is an address. */
const IDS = new Set(["id", "guid"]);
const ENTRY = /(?=<(?:item|entry)>)/;
const ENTRY_LINK = /<link>([^<]*)<\/link>|<link href="([^"]*)" rel="alternate"/;

/** Which scribe writes an entry: that of the article it is about. @param address on the web */
export type ScribeFor = (address: string | undefined) => Scribe;

/** RSS and Atom of our own making in the other script. */
export function traditionalXml(xml: string, scribeFor: ScribeFor): string {
  const [head = "", ...entries] = xml.split(ENTRY);
  return [
    nodes(head, scribeFor(undefined)),
    ...entries.map((entry) => {
      const [, rss, atom] = ENTRY_LINK.exec(entry) ?? [];
      return nodes(entry, scribeFor(rss ?? atom));
    }),
  ].join("");
}

function nodes(xml: string, scribe: Scribe): string {
  return xml.replace(NODE, (_, name: string | undefined, attributes = "", text = "", cdata = "") => {
    if (name === undefined) return `<![CDATA[${traditionalHtml(cdata, scribe)}]]>`;
    const changed = attributes.replace(
      ATTRIBUTE,
      (_whole: string, attribute: string, value: string) => ` ${attribute}="${member(attribute, value, scribe)}"`,
    );
    return `<${name}${changed}>${member(name, text, scribe)}`;
  });
}

/** The text of an element or attribute. */
function member(name: string, text: string, scribe: Scribe): string {
  if (text.startsWith("http://") || text.startsWith("https://")) return scribe.address(text);
  if (name === "language" && text === SIMPLIFIED_TAGS.feed) return scribe.tags.feed;
  // A tombstone (RFC 6721) names by `ref` the entry that is gone.
  if (IDS.has(name) || name === "ref") return scribe.id(text);
  return scribe.text(text);
}

/** JSON Feed in the other script. */
export function traditionalJsonFeed(json: string, scribeFor: ScribeFor): string {
  const feed: unknown = JSON.parse(json);
  if (typeof feed !== "object" || feed === null || !("items" in feed) || !Array.isArray(feed.items)) return json;
  const { items, ...rest } = feed;
  const entries = items.map((item: { readonly url?: string }) =>
    traditionalJson(item, scribeFor(item.url), traditionalHtml),
  );
  const head = traditionalJson(rest, scribeFor(undefined));
  return `${JSON.stringify(Object.assign({}, head, { items: entries }), null, 1)}\n`;
}
