import { Trie } from "opencc-js/core";
import { traditionalAddress } from "../domain/edition.ts";
import type { EditionSettings } from "../domain/edition-settings.ts";
import { Converter } from "./converter.ts";
import type { Segment, Segmenter } from "./segment.ts";

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
  const segments = Object.entries(terms).map(([from, to]) => [from, [{ from, to }]] as const);
  return { converter: new Converter(new WordTable(words), quotes, new Map(segments)), addressOf: traditionalAddress };
}

const NOTHING: WordTableFile = { quotes: "curly", words: {}, terms: {} };

/** The longest entry that fits is taken, from left to right; what no entry fits stays. */
class WordTable implements Segmenter {
  readonly #trie = new Trie();

  constructor(words: WordTableFile["words"]) {
    for (const [from, to] of Object.entries(words)) this.#trie.addWord(from, to);
  }

  normalise(text: string): string {
    return text;
  }

  segments(text: string): Segment[] {
    return this.#trie.segment(text).map((from) => ({ from, to: this.#trie.convert(from) }));
  }
}
