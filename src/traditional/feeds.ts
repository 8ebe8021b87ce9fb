import { SIMPLIFIED_TAGS } from "../domain/edition.ts";
import type { Converter } from "./converter.ts";
import { traditionalHtml } from "./html.ts";
import { traditionalJson } from "./json.ts";
import type { Scribe } from "./scribe.ts";

/** A tag with its attributes, then the text up to the next tag; or CDATA. */
const NODE = /<([^<>!?/\s]+)((?:"[^"]*"|[^">])*)>([^<]*)|<!\[CDATA\[([\s\S]*?)\]\]>/g;
const ATTRIBUTE = / ([A-Za-z:]+)="([^"]*)"/g;
/** Elements whose text is the permanent id of an entry, unless it is an address. */
const IDS = new Set(["id", "guid"]);
/** Elements of an entry in which CDATA is HTML. Everywhere else it is text, in which `<` is no more than a sign. */
const HTML = new Set(["description", "content", "content:encoded"]);
const ENTRY = /(?=<(?:item|entry)>)/;
const ENTRY_LINK = /<link>([^<]*)<\/link>|<link href="([^"]*)" rel="alternate"/;

/** Which scribe writes an entry: that of the article it is about. @param address on the web */
export type ScribeFor = (address: string | undefined) => Scribe;

/** Texts of entries that are remembered: each stands in three formats and in several feeds. */
const MOST_KNOWN = 2000;

/** Feeds of our own making in the other script. */
export class FeedTwins {
  readonly #known = new Map<string, { readonly converter: Converter; readonly html: string }>();

  /** RSS and Atom. */
  xml(xml: string, scribeFor: ScribeFor): string {
    const [head = "", ...entries] = xml.split(ENTRY);
    const twins = entries.map((entry) => {
      const [, rss, atom] = ENTRY_LINK.exec(entry) ?? [];
      return this.#nodes(entry, scribeFor(rss ?? atom));
    });
    return this.#nodes(head, scribeFor(undefined), new Set()) + twins.join("");
  }

  /** JSON Feed. */
  json(json: string, scribeFor: ScribeFor): string {
    const feed: unknown = JSON.parse(json);
    if (typeof feed !== "object" || feed === null || !("items" in feed) || !Array.isArray(feed.items)) return json;
    const { items, ...rest } = feed;
    const entries = items.map((item: { readonly url?: string }) =>
      traditionalJson(item, scribeFor(item.url), (html, scribe) => this.#html(html, scribe)),
    );
    const head = traditionalJson(rest, scribeFor(undefined));
    return `${JSON.stringify(Object.assign({}, head, { items: entries }), null, 1)}\n`;
  }

  #nodes(xml: string, scribe: Scribe, html: ReadonlySet<string> = HTML): string {
    let element = "";
    return xml.replace(NODE, (_, name: string | undefined, attributes = "", text = "", cdata = "") => {
      if (name === undefined) {
        const twin = html.has(element) ? this.#html(cdata, scribe) : member(element, cdata, scribe);
        return `<![CDATA[${twin}]]>`;
      }
      element = name;
      const changed = attributes.replace(
        ATTRIBUTE,
        (_whole: string, attribute: string, value: string) => ` ${attribute}="${member(attribute, value, scribe)}"`,
      );
      return `<${name}${changed}>${member(name, text, scribe)}`;
    });
  }

  /** Every address in an entry is absolute, so it does not matter in which feed it stands. */
  #html(html: string, scribe: Scribe): string {
    const known = this.#known.get(html);
    if (known?.converter === scribe.converter) return known.html;
    const converted = alone(traditionalHtml(html, scribe));
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(alone(html), { converter: scribe.converter, html: converted });
    return converted;
  }
}

/** The text of an element or attribute. */
function member(name: string, text: string, scribe: Scribe): string {
  if (text.startsWith("http://") || text.startsWith("https://")) return scribe.address(text);
  if (name === "language" && text === SIMPLIFIED_TAGS.feed) return scribe.tags.feed;
  // A tombstone (RFC 6721) names by `ref` the entry that is gone.
  if (IDS.has(name) || name === "ref") return scribe.id(text);
  return scribe.text(text);
}

/** The same text in memory of its own; as a piece it would keep the whole feed. */
function alone(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
