import { packColumns, unpackColumns } from "../search/bit-columns.ts";
import { WORD_COLUMNS, wordColumns, wordsOfColumns } from "../search/word-columns.ts";
import { nameOf } from "./list.ts";

/**
 * What readers load of a shard before its first piece: the part of its list that has the word. The whole list is ten times
 * as large, and Pagefind's program alone needs it.
 */
export interface ListPart {
  /** Words of every article, near enough to tell a short one from a long one. */
  readonly lengths: readonly number[];
  /** The first word of each of its pieces. */
  readonly firsts: readonly string[];
}

/** Pieces of one part: some 600 bytes. */
export const PIECES = 200;
/** So many steps double a length. */
const STEPS = 2;

/** The file of a part in its bundle. */
export function partName(number: number): string {
  return `list/${nameOf(number)}.pf_list`;
}

/** @param firsts of all pieces of the shard */
export function listParts({ lengths, firsts }: ListPart): ListPart[] {
  const count = Math.ceil(firsts.length / PIECES);
  return Array.from({ length: count }, (_, number) => ({
    lengths,
    firsts: firsts.slice(number * PIECES, (number + 1) * PIECES),
  }));
}

export function packPart({ lengths, firsts }: ListPart): Uint8Array {
  const sizes = lengths.map((length) => Math.round(STEPS * Math.log2(Math.max(1, length))));
  const least = sizes.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  return packColumns([[least], sizes.map((size) => size - least), ...wordColumns(firsts)]);
}

/** @throws RangeError when the file is not whole */
export function unpackPart(packed: Uint8Array): ListPart {
  const [[least = 0] = [], sizes = [], ...words] = unpackColumns(packed, 2 + WORD_COLUMNS);
  return { lengths: sizes.map((size) => 2 ** ((size + least) / STEPS)), firsts: wordsOfColumns(words) };
}
