import { attributesMatter, draftAttributes } from "./attributes.ts";
import type { ConversionContext } from "./conversion-context.ts";
import type { Draft } from "./draft.ts";
import { draftJson } from "./json.ts";
import { TagScanner } from "./tag-scanner.ts";

/** Between these a sentence goes on, so a word may begin before and end behind. */
const INLINE = new Set(
  "a abbr b bdi bdo cite data del dfn em h-b h-c h-n h-s h-w i ins mark q s small span strong sub sup time tspan u var wbr".split(
    " ",
  ),
);
/** What stands in these is no text of the publication's. */
const CODE = new Set(["code", "pre", "kbd", "samp", "textarea"]);
/** What stands in these is not even markup. */
const RAW = new Set(["script", "style"]);
/** A passage in a language of its own, and what is marked as not to be translated. */
const FOREIGN = / (?:lang="|translate="no")/;
const VARIANT = / data-twin="([a-z-]+)"/;
/** Who speaks in an element, where it is not who speaks around it (src/domain/interface-terms.ts); what values say says nothing. */
const VOICE = /^(?:[^"]|"[^"]*")*? data-(ours|theirs)(?![a-z-])/;

/** An element that says who speaks in it. */
interface Voiced {
  readonly name: string;
  readonly ours: boolean;
  /** Open elements of its name, itself and those within. */
  depth: number;
}

/**
 * Writes a page, or a piece of one, in the other script: texts, attributes that people read, structured data; links
 * stay inside the edition. Works on markup of our own making (Preact, markdown-it); anything it does not know it keeps.
 */
export function draftHtml(html: string, context: ConversionContext, draft: Draft): void {
  new HtmlDraft(html, context, draft).write();
}

/** One reading of a page; what stays between two changes is taken over in one piece. */
class HtmlDraft {
  readonly #html: string;
  readonly #context: ConversionContext;
  readonly #draft: Draft;
  readonly #tags: TagScanner;
  /** What lies before is in the draft. */
  #done = 0;
  /** The innermost last. */
  readonly #voiced: Voiced[] = [];

  constructor(html: string, context: ConversionContext, draft: Draft) {
    this.#html = html;
    this.#context = context;
    this.#draft = draft;
    this.#tags = new TagScanner(html);
  }

  write(): void {
    const tags = this.#tags;
    for (let at = 0; ; at = tags.end) {
      const found = tags.next();
      this.#text(at, found ? tags.start : this.#html.length);
      if (!found) break;
      const { name, closing, attributes } = tags;
      // Most tags end an element or have no attributes: they pass without a further look.
      if (attributes === "") {
        if (INLINE.has(name)) continue;
        this.#draft.endLine();
        if (name === this.#voiced.at(-1)?.name) this.#nest(closing ? -1 : 1);
        if (!closing) this.#element(name);
      } else this.#tag(name, attributes);
    }
    this.#draft.endLine();
    this.#keepTo(this.#html.length);
  }

  #tag(name: string, attributes: string): void {
    const variant = attributes.includes(" data-twin=") ? VARIANT.exec(attributes)?.[1] : undefined;
    if (variant !== undefined) {
      this.#draft.endLine();
      this.#keepTo(this.#tags.start);
      this.#draft.keep(this.#context.variantPart(variant));
      this.#tags.end = this.#done = this.#html.indexOf(">", this.#tags.endTag()) + 1;
      return;
    }
    const foreign = FOREIGN.test(attributes) && name !== "html";
    if (foreign || !INLINE.has(name)) this.#draft.endLine();
    const voice = attributes.includes(" data-") ? VOICE.exec(attributes)?.[1] : undefined;
    if (voice !== undefined) this.#speak(name, voice === "ours");
    else if (name === this.#voiced.at(-1)?.name) this.#nest(1);
    if (name === "html") this.#language(attributes);
    else this.#attributes(name, attributes);
    if (foreign) this.#keepElement(name);
    else if (!INLINE.has(name)) this.#element(name);
  }

  #speak(name: string, ours: boolean): void {
    this.#voiced.push({ name, ours, depth: 1 });
    this.#draft.speak(ours);
  }

  /** An element of the same name as the one that says who speaks begins or ends. */
  #nest(step: 1 | -1): void {
    const voiced = this.#voiced.at(-1);
    if (!voiced) return;
    voiced.depth += step;
    if (voiced.depth > 0) return;
    this.#voiced.pop();
    this.#draft.speak(this.#voiced.at(-1)?.ours ?? false);
  }

  /** What stands in an element whose tag is done, where it is not text of the page. */
  #element(name: string): void {
    if (CODE.has(name)) this.#keepElement(name);
    else if (RAW.has(name)) {
      const tags = this.#tags;
      const end = tags.endTag();
      if (tags.attributes.includes("ld+json")) {
        this.#keepTo(tags.end);
        draftJsonLd(this.#html.slice(tags.end, end), this.#context, this.#draft);
        this.#done = end;
      }
      tags.end = end;
    }
  }

  /** The rest of an element whose text stays; only its links are changed. */
  #keepElement(name: string): void {
    const tags = this.#tags;
    for (let depth = 1; depth > 0 && tags.next(); ) {
      if (tags.name === name) depth += tags.closing ? -1 : 1;
      if (tags.attributes !== "") this.#attributes(tags.name, tags.attributes);
    }
  }

  #attributes(name: string, attributes: string): void {
    if (!attributesMatter(name, attributes)) return;
    const end = this.#tags.end - 1;
    this.#keepTo(end - attributes.length);
    draftAttributes(name, attributes, this.#context, this.#draft);
    this.#done = end;
  }

  #language(attributes: string): void {
    const end = this.#tags.end - 1;
    this.#keepTo(end - attributes.length);
    this.#draft.keep(attributes.replace(/ lang="[^"]*"/, ` lang="${this.#context.tags.html}"`));
    this.#done = end;
  }

  #text(from: number, to: number): void {
    if (from === to) return;
    this.#keepTo(from);
    this.#draft.part(this.#html.slice(from, to));
    this.#done = to;
  }

  #keepTo(end: number): void {
    if (this.#done < end) this.#draft.keep(this.#html.slice(this.#done, end));
    this.#done = end;
  }
}

function draftJsonLd(json: string, context: ConversionContext, draft: Draft): void {
  const data = draftJson(JSON.parse(json), context, draft);
  draft.late(() => JSON.stringify(data).replace(/</g, "\\u003c"));
}
