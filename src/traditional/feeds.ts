import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import type { ConversionContext } from "./conversion-context.ts";
import type { Converter } from "./converter.ts";
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
export type ContextFor = (address: string | undefined) => ConversionContext;

/** Texts of entries that are remembered: each stands in three formats and in several feeds. */
const MOST_KNOWN = 2000;

/** Feeds of our own making in the other script. */
export class FeedVariants {
  readonly #known = new Map<string, { readonly converter: Converter; readonly html: string }>();

  /** RSS and Atom. */
  xml(xml: string, contextFor: ContextFor): string {
    const [head = "", ...entries] = xml.split(ENTRY);
    const variants = entries.map((entry) => {
      const [, rss, atom] = ENTRY_LINK.exec(entry) ?? [];
      return this.#nodes(entry, contextFor(rss ?? atom));
    });
    return this.#nodes(head, contextFor(undefined), new Set()) + variants.join("");
  }

  /** JSON Feed. */
  json(json: string, contextFor: ContextFor): string {
    const feed: unknown = JSON.parse(json);
    if (typeof feed !== "object" || feed === null || !("items" in feed) || !Array.isArray(feed.items)) return json;
    const { items, ...rest } = feed;
    const entries = items.map((item: { readonly url?: string }) =>
      traditionalJson(item, contextFor(item.url), (html, context) => this.#html(html, context)),
    );
    const head = traditionalJson(rest, contextFor(undefined));
    return `${JSON.stringify(Object.assign({}, head, { items: entries }), null, 1)}\n`;
  }

  #nodes(xml: string, context: ConversionContext, html: ReadonlySet<string> = HTML): string {
    let element = "";
    return xml.replace(NODE, (_, name: string | undefined, attributes = "", text = "", cdata = "") => {
      if (name === undefined) {
        const variant = html.has(element) ? this.#html(cdata, context) : member(element, cdata, context);
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
  #html(html: string, context: ConversionContext): string {
    const known = this.#known.get(html);
    if (known?.converter === context.converter) return known.html;
    const converted = alone(traditionalHtml(html, context));
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(alone(html), { converter: context.converter, html: converted });
    return converted;
  }
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
