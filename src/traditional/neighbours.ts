/** As a power of two; with 200,000 words about one in fifteen pairs that stand in none looks as if it did. */
const BITS = 22;
/** What is said of a pair, in two bits. */
const [JOINED, BEGINS] = [1, 2];

/**
 * Which two units stand side by side in a word, and which begin one. Where two do not stand in any, no word goes across. One table
 * says both, since it is asked for every pair of a text: a look at a second one costs as much as all that is done then.
 */
export class Neighbours {
  readonly #pairs = new Uint8Array(1 << (BITS - 2));

  join(hash: number): void {
    this.#note(hash, JOINED);
  }

  begin(hash: number): void {
    this.#note(hash, BEGINS);
  }

  /** No means no; yes means perhaps. */
  mayJoin(hash: number): boolean {
    return (this.#about(hash) & JOINED) !== 0;
  }

  /** No means no; yes means perhaps. */
  mayBegin(hash: number): boolean {
    return (this.#about(hash) & BEGINS) !== 0;
  }

  #note(hash: number, what: number): void {
    const cell = hash >>> (32 - BITS);
    this.#pairs[cell >> 2] = (this.#pairs[cell >> 2] ?? 0) | (what << (2 * (cell & 3)));
  }

  #about(hash: number): number {
    const cell = hash >>> (32 - BITS);
    return (this.#pairs[cell >> 2] ?? 0) >> (2 * (cell & 3));
  }
}

/** Of two units side by side; its upper bits are spread best. */
export function pairHash(before: number, after: number): number {
  return Math.imul((before << 16) | after, 0x9e3779b1);
}
