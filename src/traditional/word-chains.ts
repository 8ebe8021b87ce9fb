/** Slots of the table of pairs, as a power of two: more than there are pairs that begin a word. */
export const SLOT_BITS = 18;
/** Numbers of an entry of the lexicon, and where they stand in it. */
export const [WIDTH, PAIR, START, SIZE] = [4, 1, 2, 3];
/** The same in a chain, where the cost has a place of its own: every word that is found is asked for it. */
const [LINK, COST] = [5, 4];
/** Words that begin at the same place; no more than a dozen do. */
const MOST_WORDS = 64;

/** Words that begin at a place of a text. */
export class Found {
  /** Their numbers. */
  readonly words = new Int32Array(MOST_WORDS);
  readonly lengths = new Int32Array(MOST_WORDS);
  /** Where they stand in their chains. */
  readonly places = new Int32Array(MOST_WORDS);
}

/** The words of a lexicon by their first two units: those of a slot side by side, with a zero behind them. */
export class WordChains {
  readonly #begins = new Int32Array(1 << SLOT_BITS);
  /** Five numbers a word: its own, its first two units, where it starts, length with third unit, cost. */
  readonly #links: Int32Array;
  readonly #pool: Uint16Array;

  /** @param entries of the lexicon, from number 1 on @param pool all words, one behind the other */
  constructor(entries: Int32Array, pool: Uint16Array, count: number) {
    this.#pool = pool;
    const slotOf = (number: number): number =>
      Math.imul(entries[WIDTH * number + PAIR] ?? 0, 0x9e3779b1) >>> (32 - SLOT_BITS);
    const next = new Int32Array(1 << SLOT_BITS);
    for (let number = 1; number <= count; number += 1) {
      const slot = slotOf(number);
      next[slot] = (next[slot] ?? 0) + LINK;
    }
    const links = new Int32Array(LINK * count + next.length + 1);
    let free = 1;
    for (let slot = 0; slot < next.length; slot += 1) {
      const size = next[slot] ?? 0;
      if (size === 0) continue;
      this.#begins[slot] = next[slot] = free;
      free += size + 1;
    }
    for (let number = 1; number <= count; number += 1) {
      const slot = slotOf(number);
      const place = next[slot] ?? 0;
      const [start, size] = [entries[WIDTH * number + START] ?? 0, entries[WIDTH * number + SIZE] ?? 0];
      const length = size & 0xff;
      links[place] = number;
      links[place + PAIR] = entries[WIDTH * number + PAIR] ?? 0;
      links[place + START] = start;
      links[place + SIZE] = length | (length > 2 ? (pool[start + 2] ?? 0) << 8 : 0);
      links[place + COST] = size >>> 8;
      next[slot] = place + LINK;
    }
    this.#links = links;
  }

  /** @param hash of the first two units @param found gets the words @returns how many there are */
  wordsAt(hash: number, units: Uint16Array, at: number, found: Found): number {
    const links = this.#links;
    const pair = ((units[at] ?? 0) << 16) | (units[at + 1] ?? 0);
    const third = units[at + 2] ?? 0;
    let count = 0;
    for (let place = this.#begins[hash >>> (32 - SLOT_BITS)] ?? 0; links[place] !== 0; place += LINK) {
      if (links[place + PAIR] !== pair) continue;
      const size = links[place + SIZE] ?? 0;
      const length = size & 0xff;
      if (length > 2 && (size >>> 8 !== third || !this.#goesOn(links[place + START] ?? 0, length, units, at))) continue;
      if (count === MOST_WORDS) break;
      found.words[count] = links[place] ?? 0;
      found.lengths[count] = length;
      found.places[count] = place;
      count += 1;
    }
    return count;
  }

  costAt(place: number): number {
    return this.#links[place + COST] ?? 0;
  }

  setCost(place: number, cost: number): void {
    this.#links[place + COST] = cost;
  }

  /** Whether a word of which the first three units stand there stands there as a whole. */
  #goesOn(start: number, length: number, units: Uint16Array, at: number): boolean {
    const pool = this.#pool;
    for (let unit = 3; unit < length; unit += 1) if (pool[start + unit] !== units[at + unit]) return false;
    return true;
  }
}
