import { packColumns, unpackColumns } from "../search/bit-columns.ts";

/**
 * By how much Pagefind takes postings for larger than their occurrence says, of those few of which it does. Readers need
 * none of it; a shard that is made anew of what is kept of it needs it to be cut where Pagefind would cut it.
 */
export class ExtrasWriter {
  readonly #gaps: number[] = [];
  readonly #values: number[] = [];
  /** Postings since the last one that has any. */
  #gap = 0;

  /** @param extras of every posting of the next piece; of those behind the last one nothing @param postings how many it has */
  add(extras: readonly number[], postings: number): void {
    for (let at = 0; at < postings; at += 1) {
      const extra = extras[at] ?? 0;
      if (extra !== 0) {
        this.#gaps.push(this.#gap);
        this.#values.push(extra < 0 ? -2 * extra - 1 : 2 * extra);
        this.#gap = 0;
      }
      this.#gap += 1;
    }
  }

  packed(): Uint8Array {
    return packColumns([this.#gaps, this.#values]);
  }
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
