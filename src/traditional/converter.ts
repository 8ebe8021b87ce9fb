import { Trie } from "opencc-js/core";
import type { EditionSettings } from "../domain/site.ts";
import { cornerQuotes } from "./quotes.ts";
import { Division, type Emit, type Segmenter } from "./segment.ts";

/** Nothing before the radicals of Han is in OpenCC's dictionaries. */
const CHANGES = /[\u2e80-\uffff]/;

/** A stretch of a term and what it becomes. */
interface Stretch {
  /** UTF-16 units of the source. */
  readonly length: number;
  readonly converted: string;
}

/** Simplified terms and what they become, stretch by stretch. */
export type Terms = ReadonlyMap<string, readonly Stretch[]>;

/** Whether conversion could change anything of a text. */
export function mayChange(text: string): boolean {
  return CHANGES.test(text);
}

/**
 * Writes simplified text in the other script: quotation marks, then terms of the glossary, longest first, then what
 * stands between them as OpenCC does. Pure: the same text always becomes the same.
 */
export class Converter {
  readonly #words: Segmenter;
  readonly #quotes: EditionSettings["quotes"];
  readonly #terms: Terms;
  /** Terms as they stand in a text whose quotation marks are converted. */
  readonly #trie = new Trie();
  /** The units with which they begin. */
  readonly #beginning: RegExp;

  constructor(words: Segmenter, quotes: EditionSettings["quotes"], terms: Terms = new Map()) {
    this.#words = words;
    this.#quotes = quotes;
    this.#terms = terms;
    const written = [...terms.keys()].map((term) => [this.#withQuotes(term), term] as const);
    for (const [source, term] of written) this.#trie.addWord(source, term);
    this.#beginning = anyOf(written.map(([source]) => source));
  }

  /** Plain text, or text of a page with its entities, which no dictionary knows. */
  text(simplified: string): string {
    return this.parts([simplified])[0] ?? "";
  }

  /** One text in parts, such as a sentence with words in bold: what the whole becomes, in as many parts. */
  parts(simplified: readonly string[]): readonly string[] {
    const whole = simplified.join("");
    if (!mayChange(whole)) return simplified;
    const source = this.source(whole);
    const parts = source.length === whole.length ? simplified : simplified.map((part) => this.#words.normalise(part));
    const division = new Division(source, parts);
    this.walk(source, (from, to, converted) => division.add(from, to, converted));
    return division.end();
  }

  /** A text as a term of other converters: wherever it stands, it becomes what it becomes here. */
  term(simplified: string): readonly Stretch[] {
    const source = this.source(simplified);
    const stretches: Stretch[] = [];
    let done = 0;
    const stay = (to: number): void => {
      if (done < to) stretches.push({ length: to - done, converted: source.slice(done, to) });
    };
    this.walk(source, (from, to, converted) => {
      stay(from);
      stretches.push({ length: to - from, converted });
      done = to;
    });
    stay(source.length);
    return stretches;
  }

  /** What is converted: characters in their ordinary form, quotation marks already converted. */
  source(line: string): string {
    return this.#withQuotes(this.#words.normalise(line));
  }

  /**
   * @param source of a line; or of several, with a zero between one and the next
   * @param used told of terms that stand in it
   */
  walk(source: string, emit: Emit, used?: (term: string) => void): void {
    if (this.#terms.size === 0) {
      this.#words.walk(source, emit);
      return;
    }
    let done = 0;
    const between = (to: number): void => {
      const start = done;
      if (start < to)
        this.#words.walk(source.slice(start, to), (from, end, converted) => emit(start + from, start + end, converted));
    };
    const beginning = new RegExp(this.#beginning);
    while (beginning.test(source)) {
      let at = beginning.lastIndex - 1;
      const term = this.#trie.matchPrefix(source, at);
      if (!term) continue;
      between(at);
      used?.(term.value);
      for (const { length, converted } of this.#terms.get(term.value) ?? []) {
        emit(at, at + length, converted);
        at += length;
      }
      done = at;
      beginning.lastIndex = at;
    }
    between(source.length);
  }

  #withQuotes(text: string): string {
    return this.#quotes === "corner" ? cornerQuotes(text) : text;
  }
}

/** The first unit of any of the texts. */
function anyOf(texts: readonly string[]): RegExp {
  const codes = texts.map((text) => `\\u${text.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return new RegExp(`[${codes.join("")}]`, "g");
}

/** Entries of a glossary as terms. */
export function termsOf(glossary: Readonly<Record<string, string>>): Terms {
  const entries = Object.entries(glossary);
  return new Map(entries.map(([from, converted]) => [from, [{ length: from.length, converted }]]));
}
