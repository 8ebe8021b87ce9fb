import { packColumns, unpackColumns } from "../../search/bit-columns.ts";

/**
 * By how much Pagefind takes postings for larger than their occurrence says, of those few of which it does. Readers need
 * none of it; a shard that is made anew of what is kept of it needs it to be cut where Pagefind would cut it.
 *
 * @param extras of every posting of a shard, in order
 */
export function packExtras(extras: readonly number[]): Uint8Array {
  const [gaps, values]: [number[], number[]] = [[], []];
  let last = 0;
  for (const [at, extra] of extras.entries()) {
    if (extra === 0) continue;
    gaps.push(at - last);
    values.push(extra < 0 ? -2 * extra - 1 : 2 * extra);
    last = at;
  }
  return packColumns([gaps, values]);
}

/** @returns those that are not nothing, and where @throws RangeError when the bytes are not whole */
export function unpackExtras(packed: Uint8Array): (readonly [at: number, extra: number])[] {
  const [gaps = [], values = []] = unpackColumns(packed, 2);
  let at = 0;
  return gaps.map((gap, index) => {
    at += gap;
    const value = values[index] ?? 0;
    return [at, value % 2 === 1 ? -(value + 1) / 2 : value / 2] as const;
  });
}
