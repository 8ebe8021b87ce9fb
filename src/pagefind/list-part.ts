import { packColumns, unpackColumns } from "../search/bit-columns.ts";
import { WORD_COLUMNS, wordColumns, wordsOfColumns } from "../search/word-columns.ts";
import { nameOf } from "./list.ts";

/**
 * What readers load of a shard before its first piece: of some of its pieces the first word of each. The whole list is many times
 * as large, and Pagefind's program alone needs it.
 */
export type ListPart = readonly string[];

/** Pieces of one part: some 300 bytes. */
export const PIECES = 100;

/** The file of a part in its bundle. */
export function partName(number: number): string {
  return `list/${nameOf(number)}.pf_list`;
}

/** @param firsts of all pieces of the shard */
export function listParts(firsts: readonly string[]): ListPart[] {
  const count = Math.ceil(firsts.length / PIECES);
  return Array.from({ length: count }, (_, number) => firsts.slice(number * PIECES, (number + 1) * PIECES));
}

export function packPart(firsts: ListPart): Uint8Array {
  return packColumns(wordColumns(firsts));
}

/** @throws RangeError when the file is not whole */
export function unpackPart(packed: Uint8Array): ListPart {
  return wordsOfColumns(unpackColumns(packed, WORD_COLUMNS));
}
