import { traditionalAttributes } from "./attributes.ts";
import type { ConversionContext } from "./conversion-context.ts";
import type { Converter } from "./converter.ts";
import { traditionalJson } from "./json.ts";
import { TagScanner } from "./tag-scanner.ts";

/** Between these a sentence goes on, so a word may begin before and end behind. */
const INLINE = new Set(
  "a abbr b bdi bdo cite data del dfn em h-n h-s i ins mark q s small span strong sub sup time u var wbr".split(" "),
);
/** What stands in these is no text of the publication's. */
const CODE = new Set(["code", "pre", "kbd", "samp", "svg", "textarea"]);
/** What stands in these is not even markup. */
const RAW = new Set(["script", "style"]);
/** A passage in a language of its own, and what is marked as not to be translated. */
const FOREIGN = / (?:lang="|translate="no")/;
const VARIANT = / data-twin="([a-z-]+)"/;

/**
 * Writes a page, or a piece of one, in the other script: texts, attributes that people read, structured data; links
 * stay inside the edition. Works on markup of our own making (Preact, markdown-it); anything it does not know it keeps.
 */
export function traditionalHtml(html: string, context: ConversionContext): string {
  const tags = new TagScanner(html);
  const line = new Line(context.vocabulary.converter);
  let out = "";
  for (let at = 0; ; at = tags.end) {
    const found = tags.next();
    line.text(html.slice(at, found ? tags.start : html.length));
    if (!found) return out + line.end();
    const { name, closing, attributes } = tags;
    // Most tags end an element or have no attributes: they pass without a further look.
    const plain = attributes === "";
    const tag = plain ? html.slice(tags.start, tags.end) : changed(name, attributes, context);
    const variant = plain ? undefined : VARIANT.exec(attributes)?.[1];
    const kept = !closing && (CODE.has(name) || (!plain && FOREIGN.test(attributes) && name !== "html"));
    if (INLINE.has(name) && !kept && variant === undefined) {
      line.tag(tag);
      continue;
    }
    out += line.end();
    if (variant !== undefined) {
      out += context.variantParts[variant]?.(context.page) ?? "";
      tags.end = html.indexOf(">", tags.endTag()) + 1;
    } else if (kept) out += tag + keep(tags, html, context);
    else if (!closing && RAW.has(name)) {
      const end = tags.endTag();
      const raw = html.slice(tags.end, end);
      out += tag + (attributes.includes("ld+json") ? jsonLd(raw, context) : raw);
      tags.end = end;
    } else out += name === "html" ? tag.replace(/ lang="[^"]*"/, ` lang="${context.tags.html}"`) : tag;
  }
}

function changed(name: string, attributes: string, context: ConversionContext): string {
  return `<${name}${traditionalAttributes(name, attributes, context)}>`;
}

/** The rest of an element whose text stays; only its links are changed. */
function keep(tags: TagScanner, html: string, context: ConversionContext): string {
  const { name } = tags;
  let out = "";
  let depth = 1;
  for (let at = tags.end; depth > 0 && tags.next(); at = tags.end) {
    if (tags.name === name) depth += tags.closing ? -1 : 1;
    const plain = tags.attributes === "";
    out += html.slice(at, plain ? tags.end : tags.start);
    if (!plain) out += changed(tags.name, tags.attributes, context);
  }
  return out;
}

function jsonLd(json: string, context: ConversionContext): string {
  return JSON.stringify(traditionalJson(JSON.parse(json), context)).replace(/</g, "\\u003c");
}

/** The text of a paragraph or cell with the tags inside it; it is converted as one. */
class Line {
  readonly #converter: Converter;
  /** One more than tags. */
  #texts: string[] = [""];
  #tags: string[] = [];

  constructor(converter: Converter) {
    this.#converter = converter;
  }

  text(text: string): void {
    if (text !== "") this.#texts[this.#texts.length - 1] += text;
  }

  tag(tag: string): void {
    this.#tags.push(tag);
    this.#texts.push("");
  }

  /** The line in the other script; the next one begins. */
  end(): string {
    const [first = ""] = this.#texts;
    const tags = this.#tags;
    if (tags.length === 0) {
      if (first === "") return "";
      this.#texts[0] = "";
      return this.#converter.text(first);
    }
    const texts = this.#convert();
    this.#texts = [""];
    this.#tags = [];
    let line = texts[0] ?? "";
    for (const [index, tag] of tags.entries()) line += tag + (texts[index + 1] ?? "");
    return line;
  }

  /** Most lines have one text: a link, a label. */
  #convert(): readonly string[] {
    const texts = this.#texts;
    const only = texts.findIndex((text) => text !== "");
    if (only < 0) return texts;
    if (texts.some((text, index) => index > only && text !== "")) return this.#converter.parts(texts);
    texts[only] = this.#converter.text(texts[only] ?? "");
    return texts;
  }
}
