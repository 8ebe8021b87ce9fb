/** A phrase of the dictionary. */
export interface Phrase {
  readonly from: string;
  /** In OpenCC's standard characters. */
  readonly standard: string;
}

/** Slots of the table of pairs, as a power of two: twice as many as there are pairs that begin a phrase. */
const SLOT_BITS = 16;
/** Bits of the small table; about one in thirty pairs that begin no phrase looks as if it did. */
const SIEVE_BITS = 20;
/** Numbers of a slot: the pair, and where in the pool its phrases stand. */
const WIDTH = 2;
const BAR = "|".charCodeAt(0);
const SPACE = " ".charCodeAt(0);

/**
 * Finds the longest phrase that begins at a place of a text. The same as `Trie` of opencc-js, in tables of numbers: a tree of
 * 80,000 `Map`s is so large that a build which renders between two texts finds nothing of it in the processor's cache. For the same
 * reason a small table is asked first, since at most places no phrase begins; and phrases with the same first two units stand
 * side by side.
 */
export class PhraseTable {
  readonly #sieve = new Uint8Array(1 << (SIEVE_BITS - 3));
  readonly #slots = new Int32Array(WIDTH << SLOT_BITS);
  /**
   * For each pair the number of the phrase that is no longer, in two halves; then the longer ones, the longest first: length,
   * number in two halves, units behind the pair; then a zero.
   */
  readonly #pool: Uint16Array;
  readonly #dictionary: string;
  /** Where phrases begin in the dictionary, from the first on; there is none before. */
  readonly #starts: number[] = [0];

  /**
   * @param dictionaries OpenCC's own form, `from to|from to|…`; where two have the same phrase, the first one holds. No
   *   phrase is shorter than two units
   */
  constructor(dictionaries: readonly string[]) {
    this.#dictionary = dictionaries.join("|");
    this.#pool = this.#fill(this.#byPair());
  }

  /** One more than the highest number. */
  get size(): number {
    return this.#starts.length;
  }

  phrase(number: number): Phrase {
    const start = this.#starts[number] ?? 0;
    const space = this.#dictionary.indexOf(" ", start);
    const end = this.#dictionary.indexOf("|", space);
    const standard = this.#dictionary.slice(space + 1, end < 0 ? undefined : end);
    return { from: this.#dictionary.slice(start, space), standard };
  }

  /**
   * @param units of a text, with a zero behind the last, which no phrase has
   * @returns the number of the phrase; 0 when there is none
   */
  longestAt(units: Uint16Array, at: number): number {
    const pair = ((units[at] ?? 0) << 16) | (units[at + 1] ?? 0);
    const hash = Math.imul(pair, 0x9e3779b1);
    const bit = hash >>> (32 - SIEVE_BITS);
    if (((this.#sieve[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return 0;
    const slots = this.#slots;
    let slot = hash >>> (32 - SLOT_BITS);
    while (slots[slot * WIDTH] !== pair) {
      if (slots[slot * WIDTH] === 0) return 0;
      slot = (slot + 1) & ((1 << SLOT_BITS) - 1);
    }
    const pool = this.#pool;
    const start = slots[slot * WIDTH + 1] ?? 0;
    let entry = start + 2;
    for (let length = pool[entry] ?? 0; length !== 0; length = pool[entry] ?? 0) {
      let unit = 2;
      while (unit < length && pool[entry + 1 + unit] === units[at + unit]) unit += 1;
      if (unit === length) return numberAt(pool, entry + 1);
      entry += length + 1;
    }
    return numberAt(pool, start);
  }

  /** Numbers of phrases by their first two units. */
  #byPair(): Map<number, number[]> {
    const pairs = new Map<number, number[]>();
    const dictionary = this.#dictionary;
    for (let start = 0; start < dictionary.length; ) {
      const second = dictionary.charCodeAt(start + 1);
      if (second !== SPACE && second !== BAR) {
        const pair = (dictionary.charCodeAt(start) << 16) | second;
        const number = this.#starts.push(start) - 1;
        const others = pairs.get(pair);
        if (others) others.push(number);
        else pairs.set(pair, [number]);
      }
      const end = dictionary.indexOf("|", start);
      start = end < 0 ? dictionary.length : end + 1;
    }
    return pairs;
  }

  #fill(pairs: ReadonlyMap<number, readonly number[]>): Uint16Array {
    const pool: number[] = [];
    for (const [pair, numbers] of pairs) {
      this.#place(pair, pool.length);
      const phrases = numbers.map((number) => ({ number, from: this.phrase(number).from }));
      const short = phrases.find(({ from }) => from.length === 2)?.number ?? 0;
      pool.push(short & 0xffff, short >>> 16);
      // Of the same phrases the first comes first.
      const longer = phrases.filter(({ from }) => from.length > 2).sort((a, b) => b.from.length - a.from.length);
      for (const { number, from } of longer) {
        pool.push(from.length, number & 0xffff, number >>> 16);
        for (let unit = 2; unit < from.length; unit += 1) pool.push(from.charCodeAt(unit));
      }
      pool.push(0);
    }
    return Uint16Array.from(pool);
  }

  #place(pair: number, start: number): void {
    const hash = Math.imul(pair, 0x9e3779b1);
    const bit = hash >>> (32 - SIEVE_BITS);
    this.#sieve[bit >> 3] = (this.#sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
    let slot = hash >>> (32 - SLOT_BITS);
    while (this.#slots[slot * WIDTH] !== 0) slot = (slot + 1) & ((1 << SLOT_BITS) - 1);
    this.#slots[slot * WIDTH] = pair;
    this.#slots[slot * WIDTH + 1] = start;
  }
}

function numberAt(pool: Uint16Array, at: number): number {
  return (pool[at] ?? 0) | ((pool[at + 1] ?? 0) << 16);
}
