import { Trie } from "opencc-js/core";
import type { EditionSettings } from "../domain/edition-settings.ts";
import { cornerQuotes } from "./quotes.ts";
import { divide, type Segment, type Segmenter } from "./segment.ts";

/** Texts that are remembered: menus, labels, titles and summaries stand on many pages. */
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 600;
/** Nothing before the radicals of Han is in OpenCC's dictionaries. */
const CHANGES = /[\u2e80-\uffff]/;

/** Simplified terms and what they become, in segments. */
export type Terms = ReadonlyMap<string, readonly Segment[]>;

/**
 * Writes simplified text in the other script: terms of the glossary first, longest first, then what stands between them
 * as OpenCC does; quotation marks last. Pure: the same text always becomes the same.
 */
export class Converter {
  readonly #words: Segmenter;
  readonly #quotes: EditionSettings["quotes"];
  readonly #terms: Terms;
  /** Terms as they stand in a text whose quotation marks are converted. */
  readonly #trie = new Trie();
  readonly #known = new Map<string, string>();

  constructor(words: Segmenter, quotes: EditionSettings["quotes"], terms: Terms = new Map()) {
    this.#words = words;
    this.#quotes = quotes;
    this.#terms = terms;
    for (const term of terms.keys()) this.#trie.addWord(this.#withQuotes(term), term);
  }

  /** Plain text, or text of a page with its entities, which no dictionary knows. */
  text(simplified: string): string {
    if (!CHANGES.test(simplified)) return simplified;
    const known = this.#known.get(simplified);
    if (known !== undefined) return known;
    const converted = this.#convert(simplified);
    if (simplified.length > LONGEST_KNOWN) return converted;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(simplified, converted);
    return converted;
  }

  /** One text in parts, such as a sentence with words in bold: what the whole becomes, in as many parts. */
  parts(simplified: readonly string[]): string[] {
    const whole = simplified.join("");
    if (!CHANGES.test(whole)) return [...simplified];
    const normal = this.#words.normalise(whole);
    const sources = normal === whole ? simplified : simplified.map((part) => this.#words.normalise(part));
    return divide(this.segments(normal), sources);
  }

  #convert(simplified: string): string {
    let converted = "";
    for (const { to } of this.segments(this.#words.normalise(simplified))) converted += to;
    return converted;
  }

  /** @param text normalised. @returns all of it, in order */
  segments(text: string): readonly Segment[] {
    const source = this.#withQuotes(text);
    if (this.#terms.size === 0) return this.#words.segments(source);
    const segments: Segment[] = [];
    let done = 0;
    for (let at = 0; at < source.length; ) {
      const term = this.#trie.matchPrefix(source, at);
      if (!term) {
        at += 1;
        continue;
      }
      if (done < at) segments.push(...this.#words.segments(source.slice(done, at)));
      segments.push(...(this.#terms.get(term.value) ?? []));
      at = term.end;
      done = at;
    }
    if (done < source.length) segments.push(...this.#words.segments(source.slice(done)));
    return segments;
  }

  #withQuotes(text: string): string {
    return this.#quotes === "corner" ? cornerQuotes(text) : text;
  }
}
