import { packColumns, unpackColumns } from "../search/bit-columns.ts";
import { WORD_COLUMNS, wordColumns, wordsOfColumns } from "../search/word-columns.ts";
import { CborWriter } from "./cbor-writer.ts";

/**
 * The list that Pagefind reads before it can look for a word in a shard (`.pf_meta`): the length of every article, and of
 * every piece of the index the first and the last word. Fragments and pieces are numbered in the order of the list.
 */
export interface IndexList {
  /** What stands before the articles and after the pieces, as Pagefind wrote it. */
  readonly head: readonly number[];
  readonly tail: readonly number[];
  /** Words of every article. */
  readonly lengths: readonly number[];
  /** First and last word of every piece, in the order of their characters. */
  readonly bounds: readonly string[];
}

/** Pagefind begins every file with these letters. */
export const SIGNATURE = "pagefind_dcd";
/** Pagefind's own prefix for our documents' language, and how many digits follow. */
const PREFIX = "zh-cn_";
const DIGITS = 7;

/** What Pagefind calls the fragment or piece of this number. */
export function nameOf(number: number): string {
  return PREFIX + String(number).padStart(DIGITS, "0");
}

/** The file of an article's fragment in its bundle. */
export function fragmentName(number: number): string {
  return `fragment/${nameOf(number)}.pf_fragment`;
}

/** The number in the name of a piece or fragment, or in its address. */
export function numberIn(name: string): number {
  return Number.parseInt(name.slice(name.lastIndexOf(PREFIX) + PREFIX.length), 10);
}

/** The list as readers download it: a third of what Pagefind's own takes after compression. */
export function packList({ head, tail, lengths, bounds }: IndexList): Uint8Array {
  return packColumns([head, tail, lengths, ...wordColumns(bounds)]);
}

/** @throws RangeError when the file is not whole */
export function unpackList(packed: Uint8Array): IndexList {
  const [head = [], tail = [], lengths = [], ...words] = unpackColumns(packed, 3 + WORD_COLUMNS);
  return { head, tail, lengths, bounds: wordsOfColumns(words) };
}

/** The list as Pagefind 1.6 reads it. */
export function pagefindList({ head, tail, lengths, bounds }: IndexList): Uint8Array<ArrayBuffer> {
  const cbor = new CborWriter();
  const lasts = bounds.filter((_, at) => at % 2 === 1);
  cbor.raw(new TextEncoder().encode(SIGNATURE));
  cbor.raw(head);
  // The third of a fragment is its group, of which it has none.
  cbor.value(lengths.map((length, number) => [nameOf(number), length, ""]));
  cbor.value(lasts.map((last, number) => [bounds[2 * number] ?? "", last, nameOf(number)]));
  cbor.raw(tail);
  return cbor.bytes;
}
