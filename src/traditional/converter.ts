import { Trie } from "opencc-js/core";
import type { EditionSettings } from "../domain/site.ts";
import { cornerQuotes } from "./quotes.ts";
import { Division, type Editors, type Emit, type Segmenter } from "./segment.ts";
import { type Stretch, type Terms, TermTable, writtenTerms } from "./terms.ts";

/** Nothing before the radicals of Han is in OpenCC's dictionaries. */
const CHANGES = /[\u2e80-\uffff]/;

/** Whether conversion could change anything of a text. */
export function mayChange(text: string): boolean {
  return CHANGES.test(text);
}

/** Who hears what besides the text. */
export type Told = Omit<Editors, "terms">;

/** What is known beyond the dictionaries. */
export interface Known {
  /** Words of the editors; they hold where they are words. */
  readonly terms?: Terms;
  /** Titles and ledes with words of their own, which hold as they stand. */
  readonly texts?: Terms;
}

/**
 * Writes simplified text in the other script: quotation marks, then titles that are known, longest first, then what stands
 * between them, word by word. Pure: the same text always becomes the same.
 */
export class Converter {
  readonly #words: Segmenter;
  readonly #quotes: EditionSettings["quotes"];
  readonly #terms: TermTable;
  readonly #texts: Terms;
  /** Texts as they stand where quotation marks are converted. */
  readonly #trie = new Trie();
  /** The units with which they begin. */
  readonly #beginning: RegExp;

  constructor(
    words: Segmenter,
    quotes: EditionSettings["quotes"],
    { terms = new Map(), texts = new Map() }: Known = {},
  ) {
    this.#words = words;
    this.#quotes = quotes;
    this.#terms = new TermTable(writtenTerms(terms, (term) => this.#withQuotes(term)));
    this.#texts = texts;
    const written = [...texts.keys()].map((text) => [this.#withQuotes(text), text] as const);
    for (const [source, text] of written) this.#trie.addWord(source, text);
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

  /** A text for other converters: wherever it stands, it becomes what it becomes here. */
  stretches(simplified: string): readonly Stretch[] {
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
   * @param told of terms and known texts that stand in it, and of doubt
   */
  walk(source: string, emit: Emit, told: Told = {}): void {
    if (this.#texts.size === 0) {
      this.#words.walk(source, emit, { ...told, terms: this.#terms });
      return;
    }
    let done = 0;
    const between = (to: number): void => {
      const start = done;
      if (start === to) return;
      const shifted: Emit = (from, end, converted) => emit(start + from, start + end, converted);
      const doubt: Told["doubt"] = told.doubt && ((at, converted) => told.doubt?.(start + at, converted));
      this.#words.walk(source.slice(start, to), shifted, { used: told.used, doubt, terms: this.#terms });
    };
    const beginning = new RegExp(this.#beginning);
    while (beginning.test(source)) {
      let at = beginning.lastIndex - 1;
      const text = this.#trie.matchPrefix(source, at);
      if (!text) continue;
      between(at);
      told.used?.(text.value);
      for (const { length, converted } of this.#texts.get(text.value) ?? []) {
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
