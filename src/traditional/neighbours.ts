/** As a power of two; with 200,000 words about one in fifteen pairs that stand in none looks as if it did. */
const BITS = 22;

/** Which two units stand side by side in a word. Where two do not, no word goes across. */
export class Neighbours {
  readonly #bits = new Uint8Array(1 << (BITS - 3));

  add(before: number, after: number): void {
    const bit = bitOf(before, after);
    this.#bits[bit >> 3] = (this.#bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }

  /** No means no; yes means perhaps. */
  mayJoin(before: number, after: number): boolean {
    const bit = bitOf(before, after);
    return ((this.#bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }
}

function bitOf(before: number, after: number): number {
  return Math.imul((before << 16) | after, 0x9e3779b1) >>> (32 - BITS);
}
