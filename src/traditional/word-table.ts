import { Trie } from "opencc-js/core";
import { traditionalAddress } from "../domain/edition.ts";
import type { EditionSettings } from "../domain/site.ts";
import { Converter } from "./converter.ts";
import { cornerQuotes } from "./quotes.ts";
import type { Emit, Segmenter } from "./segment.ts";

/** Where the Traditional edition keeps its table. */
export const WORD_TABLE_PATH = traditionalAddress("/search/words.json");

/** What the search page of the Traditional edition needs to show results, which the index has in simplified characters. */
export interface WordTableFile {
  readonly quotes: EditionSettings["quotes"];
  /** Characters, and the words that differ from them, as far as this publication uses them. */
  readonly words: Readonly<Record<string, string>>;
  /** The glossary. */
  readonly terms: Readonly<Record<string, string>>;
}

/** What the Traditional edition makes of texts and addresses of the simplified one. */
export interface TableWriting {
  readonly converter: Converter;
  addressOf(path: string): string;
}

/** Converts as the build does, with a table that is a hundredth of OpenCC's. Without the table only addresses change. */
export function tableWriting({ quotes, words, terms }: WordTableFile = NOTHING): TableWriting {
  const written = Object.entries(terms).map(
    ([term, converted]) => [quotes === "corner" ? cornerQuotes(term) : term, converted] as const,
  );
  return {
    converter: new Converter(new WordTable([...Object.entries(words), ...written]), quotes),
    addressOf: traditionalAddress,
  };
}

const NOTHING: WordTableFile = { quotes: "curly", words: {}, terms: {} };

/** The longest entry that fits is taken, from left to right; what no entry fits stays. */
class WordTable implements Segmenter {
  readonly #trie = new Trie();

  constructor(words: Iterable<readonly [from: string, to: string]>) {
    for (const [from, to] of words) this.#trie.addWord(from, to);
  }

  normalise(text: string): string {
    return text;
  }

  walk(text: string, emit: Emit): void {
    let from = 0;
    for (const stretch of this.#trie.segment(text)) {
      const converted = this.#trie.convert(stretch);
      if (converted !== stretch) emit(from, from + stretch.length, converted);
      from += stretch.length;
    }
  }
}
