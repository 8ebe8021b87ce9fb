import { traditionalAttributes } from "./attributes.ts";
import { traditionalJson } from "./json.ts";
import type { Scribe } from "./scribe.ts";

/** A tag, a comment or the doctype of our own markup: attributes stand in double quotes, `>` may stand in them. */
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>|<!(?:--[\s\S]*?--|[^>]*)>/g;
/** Between these a sentence goes on, so a word may begin before and end behind. */
const INLINE = new Set(
  "a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time u var wbr".split(" "),
);
/** What stands in these is no text of the publication's. */
const CODE = new Set(["code", "pre", "kbd", "samp", "svg", "textarea"]);
/** What stands in these is not even markup. */
const RAW = new Set(["script", "style"]);
/** A passage in a language of its own, and what is marked as not to be translated. */
const FOREIGN = / (?:lang="|translate="no")/;

/**
 * Writes a page, or a piece of one, in the other script: texts, attributes that people read, structured data; links
 * stay inside the edition. Works on markup of our own making (Preact, markdown-it); anything it does not know it keeps.
 */
export function traditionalHtml(html: string, scribe: Scribe): string {
  const tags = new RegExp(TAG);
  const line = new Line(scribe);
  let out = "";
  let at = 0;
  /** Name and depth of the element that stays as it is. */
  let kept: { readonly name: string; depth: number } | undefined;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    const [tag, slash, name = "", attributes = ""] = match;
    const text = html.slice(at, match.index);
    at = tags.lastIndex;
    if (kept) {
      if (name === kept.name && !attributes.endsWith("/")) kept.depth += slash ? -1 : 1;
      if (kept.depth === 0) kept = undefined;
      out += text + (slash ? tag : `<${name}${traditionalAttributes(name, attributes, scribe)}>`);
      continue;
    }
    line.text(text);
    const twin = slash ? undefined : / data-twin="([a-z-]+)"/.exec(attributes)?.[1];
    const stays = !slash && (CODE.has(name) || (FOREIGN.test(attributes) && name !== "html"));
    const changed = name === "" || slash ? tag : `<${name}${traditionalAttributes(name, attributes, scribe)}>`;
    if (INLINE.has(name) && !stays && twin === undefined) {
      line.tag(changed);
      continue;
    }
    out += line.end();
    if (twin !== undefined) {
      out += scribe.twinParts[twin]?.(scribe.page) ?? "";
      at = endOf(html, name, at);
    } else if (!slash && RAW.has(name)) {
      const end = html.indexOf(`</${name}`, at);
      const raw = html.slice(at, end);
      out += changed + (attributes.includes("ld+json") ? jsonLd(raw, scribe) : raw);
      at = end;
    } else {
      out += name === "html" && !slash ? tag.replace(/ lang="[^"]*"/, ` lang="${scribe.tags.html}"`) : changed;
      if (stays) kept = { name, depth: 1 };
    }
    tags.lastIndex = at;
  }
  line.text(html.slice(at));
  return out + line.end();
}

/** Behind the end tag of an element that has none of its own kind inside. */
function endOf(html: string, name: string, from: number): number {
  return html.indexOf(">", html.indexOf(`</${name}`, from)) + 1;
}

function jsonLd(json: string, scribe: Scribe): string {
  return JSON.stringify(traditionalJson(JSON.parse(json), scribe)).replace(/</g, "\\u003c");
}

/** The text of a paragraph or cell with the tags inside it; it is converted as one. */
class Line {
  readonly #scribe: Scribe;
  #texts: string[] = [""];
  #tags: string[] = [];

  constructor(scribe: Scribe) {
    this.#scribe = scribe;
  }

  text(text: string): void {
    this.#texts[this.#texts.length - 1] += text;
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
      this.#texts[0] = "";
      return first === "" ? "" : this.#scribe.text(first);
    }
    const [head = "", ...texts] = this.#scribe.converter.parts(this.#texts);
    this.#texts = [""];
    this.#tags = [];
    return texts.reduce((line, text, index) => line + (tags[index] ?? "") + text, head);
  }
}
