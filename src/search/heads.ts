import { packColumns, unpackColumns } from "./bit-columns.ts";
import { compareText } from "./text-order.ts";
import { WORD_COLUMNS, wordColumns, wordsOfColumns } from "./word-columns.ts";

/**
 * What a browser knows of all titles without loading a shard: small files of words in order, and the articles whose
 * titles have them, by number from the oldest on. Ours alone, nothing of Pagefind's.
 */
export interface HeadsEntry {
  /** Folder of the files, such as `/pagefind/shards/heads-1a2b3c4d5e/`. */
  readonly path: string;
  /** What every file of titles begins with, `t0`, `t1` …, and every file of the word book, `w0`, `w1` …. */
  readonly titles: readonly string[];
  readonly words: readonly string[];
  /** Sections and the most frequent sources, and how many articles each has: whoever types one may want to see these. */
  readonly sections: readonly Label[];
  readonly sources: readonly Label[];
}

export type Label = readonly [name: string, count: number];

/** The word under which the articles of a day stand. */
export function dayTerm(day: string): string {
  return `@${day}`;
}

/** Words in the order of their characters, each with numbers that grow. */
export function packNumbers(entries: readonly (readonly [word: string, numbers: readonly number[]])[]): Uint8Array {
  const steps = entries.flatMap(([, numbers]) => numbers.map((number, at) => number - (numbers[at - 1] ?? -1) - 1));
  return packColumns([...wordColumns(entries.map(([word]) => word)), entries.map(([, { length }]) => length), steps]);
}

/** @throws RangeError when the file is not whole */
export function unpackNumbers(packed: Uint8Array): Map<string, number[]> {
  const columns = unpackColumns(packed, WORD_COLUMNS + 2);
  const [lengths = [], steps = []] = columns.slice(WORD_COLUMNS);
  let at = 0;
  const numbersOf = (length: number) => {
    let number = -1;
    return Array.from({ length }, () => {
      number += 1 + (steps[at++] ?? 0);
      return number;
    });
  };
  return new Map(wordsOfColumns(columns).map((word, place) => [word, numbersOf(lengths[place] ?? 0)]));
}

/** Which files may have words that begin so, by the first word of each or what of it tells it from the word before. */
export function filesWith(beginning: string, firsts: readonly string[]): number[] {
  return filesBetween(beginning, `${beginning}\u{10ffff}`, firsts);
}

/** Which file has a word, if any has. */
export function fileWith(word: string, firsts: readonly string[]): number | undefined {
  const after = firsts.findIndex((first) => compareText(first, word) > 0);
  const at = (after < 0 ? firsts.length : after) - 1;
  return at < 0 ? undefined : at;
}

/**
 * As much of the first word of a file as tells it from the last of the file before; of thousands of files readers download the
 * list before their first answer.
 */
export function beginningOf(first: string, before: string): string {
  const chars = [...first];
  const shorter = chars.map((_, at) => chars.slice(0, at + 1).join(""));
  return shorter.find((beginning) => compareText(beginning, before) > 0) ?? first;
}

/** The same of all words from one to another. */
export function filesBetween(from: string, to: string, firsts: readonly string[]): number[] {
  return firsts.flatMap((first, at) => {
    const next = firsts[at + 1];
    const begins = at === 0 || compareText(first, to) <= 0;
    return begins && (next === undefined || compareText(from, next) < 0) ? [at] : [];
  });
}
