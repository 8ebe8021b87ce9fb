import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import type { ConversionContext } from "./conversion-context.ts";
import { traditionalHtml } from "./html.ts";
import { traditionalJson } from "./json.ts";

/** A tag with its attributes, then the text up to the next tag; or CDATA. */
const NODE = /<([^<>!?/\s]+)((?:"[^"]*"|[^">])*)>([^<]*)|<!\[CDATA\[([\s\S]*?)\]\]>/g;
const ATTRIBUTE = / ([A-Za-z:]+)="([^"]*)"/g;
/** Elements whose text is the permanent id of an entry, unless it is an address. */
const IDS = new Set(["id", "guid"]);
/** Elements of an entry in which CDATA is HTML. Everywhere else it is text, in which `<` is no more than a sign. */
const HTML = new Set(["description", "content", "content:encoded"]);
const ENTRY = /(?=<(?:item|entry)>)/;
const ENTRY_LINK = /<link>([^<]*)<\/link>|<link href="([^"]*)" rel="alternate"/;

/** Which context writes an entry: that of the article it is about. @param address on the web */
type ContextFor = (address: string | undefined) => ConversionContext;

/** Texts of entries that are remembered. */
const MOST_KNOWN = 2000;

/** RSS and Atom of our own making in the other script. */
export function traditionalXml(xml: string, contextFor: ContextFor): string {
  const [head = "", ...entries] = xml.split(ENTRY);
  const variants = entries.map((entry) => {
    const [, rss, atom] = ENTRY_LINK.exec(entry) ?? [];
    return convertNodes(entry, contextFor(rss ?? atom), HTML);
  });
  return convertNodes(head, contextFor(undefined), new Set()) + variants.join("");
}

/** JSON Feed. */
export function traditionalFeed(json: string, contextFor: ContextFor): string {
  const feed: unknown = JSON.parse(json);
  if (typeof feed !== "object" || feed === null || !("items" in feed) || !Array.isArray(feed.items)) return json;
  const { items, ...rest } = feed;
  const entries = items.map((item: { readonly url?: string }) =>
    traditionalJson(item, contextFor(item.url), convertEntry),
  );
  const head = traditionalJson(rest, contextFor(undefined));
  return `${JSON.stringify(Object.assign({}, head, { items: entries }), null, 1)}\n`;
}

function convertNodes(xml: string, context: ConversionContext, html: ReadonlySet<string>): string {
  let element = "";
  return xml.replace(NODE, (_, name: string | undefined, attributes = "", text = "", cdata = "") => {
    if (name === undefined) {
      const variant = html.has(element) ? convertEntry(cdata, context) : member(element, cdata, context);
      return `<![CDATA[${variant}]]>`;
    }
    element = name;
    const changed = attributes.replace(
      ATTRIBUTE,
      (_whole: string, attribute: string, value: string) => ` ${attribute}="${member(attribute, value, context)}"`,
    );
    return `<${name}${changed}>${member(name, text, context)}`;
  });
}

/** Every address in an entry is absolute, so it does not matter in which feed it stands. */
function convertEntry(html: string, context: ConversionContext): string {
  const { entries } = context.vocabulary;
  const known = entries.get(html);
  if (known !== undefined) return known;
  const converted = alone(traditionalHtml(html, context));
  if (entries.size >= MOST_KNOWN) entries.clear();
  entries.set(alone(html), converted);
  return converted;
}

/** The text of an element or attribute. */
function member(name: string, text: string, context: ConversionContext): string {
  if (text.startsWith("http://") || text.startsWith("https://")) return context.address(text);
  if ((name === "language" || name === "xml:lang") && text === SIMPLIFIED_TAGS.feed) return context.tags.feed;
  // A tombstone (RFC 6721) names by `ref` the entry that is gone.
  if (IDS.has(name) || name === "ref") return context.id(text);
  return context.text(text);
}

/** The same text in memory of its own; as a piece it would keep the whole feed. */
function alone(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
