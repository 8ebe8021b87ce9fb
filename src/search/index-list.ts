import { packColumns, unpackColumns } from "./bit-columns.ts";
import { CborWriter } from "./cbor-writer.ts";
import { WORD_COLUMNS, wordColumns, wordsOfColumns } from "./word-columns.ts";

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
  cbor.raw(new TextEncoder().encode(SIGNATURE));
  cbor.raw(head);
  cbor.array(lengths.length);
  for (const [number, length] of lengths.entries()) {
    cbor.array(3);
    cbor.text(nameOf(number));
    cbor.number(length);
    // The group of the fragment, which has none.
    cbor.text("");
  }
  cbor.array(bounds.length / 2);
  for (const [at, bound] of bounds.entries()) {
    if (at % 2 === 0) cbor.array(3);
    cbor.text(bound);
    if (at % 2 === 1) cbor.text(nameOf((at - 1) / 2));
  }
  cbor.raw(tail);
  return cbor.bytes;
}
