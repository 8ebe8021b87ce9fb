import { Neighbours, pairHash } from "./neighbours.ts";
import { Found, PAIR, SIZE, SLOT_BITS, START, WIDTH, WordChains } from "./word-chains.ts";

/** Of a word whose frequency nobody has counted; what it costs is found out when it is met. */
const UNCOUNTED = 0xffff;
/** What a character costs that was never counted, in tenths of a bit. */
const RARE = 250;
/** A phrase of the dictionaries costs a little less than the words it could be cut into. */
const PHRASE_GAIN = 5;
const SPACE = " ".charCodeAt(0);
const NEWLINE = "\n".charCodeAt(0);
const LONGEST = 255;
/**
 * Words, how frequent they are, and which of them begin at a place of a text. Tables of numbers, since a tree of `Map`s is so
 * large that nothing of it stays in the processor's cache. Words with the same first two units are chained.
 */
export class Lexicon {
  readonly neighbours = new Neighbours();
  readonly #heads = new Int32Array(1 << SLOT_BITS);
  /** Four numbers a word, side by side: the next of its chain, its first two units, where it starts, cost and length. */
  readonly #entries: Int32Array;
  /** All words, one behind the other. */
  readonly #pool: Uint16Array;
  /** Made when all words are known. */
  #chains: WordChains | undefined;
  readonly #single = new Uint16Array(0x10000).fill(RARE);
  #count = 0;
  #filled = 0;

  /** @param counted lines, each with what its words cost and the words; @param most room for so many units of further words */
  constructor(counted: string, most: number) {
    const room = counted.length + most;
    this.#pool = new Uint16Array(room);
    this.#entries = new Int32Array(WIDTH * (room >> 1));
    this.#read(counted);
  }

  /** One more than the highest number. */
  get size(): number {
    return this.#count + 1;
  }

  lengthOf(number: number): number {
    return (this.#entries[WIDTH * number + SIZE] ?? 0) & 0xff;
  }

  /** What the text has cost of which the word is one, in tenths of a bit. */
  costOf(number: number): number {
    const cost = (this.#entries[WIDTH * number + SIZE] ?? 0) >>> 8;
    return cost === UNCOUNTED ? this.#costOfParts(number) : cost;
  }

  /** What a unit costs that stands by itself. */
  costAlone(unit: number): number {
    return this.#single[unit] ?? RARE;
  }

  wordOf(number: number): string {
    const start = this.#startOf(number);
    return String.fromCharCode(...this.#pool.subarray(start, start + this.lengthOf(number)));
  }

  /** A phrase of a dictionary. @returns its number, also when the word was known; 0 for what is no word */
  add(phrase: string): number {
    if (phrase.length < 2 || phrase.length > LONGEST) return 0;
    this.#put(phrase);
    return this.#find(phrase.length) || this.#insert(phrase.length, UNCOUNTED);
  }

  /** The number of a word; 0 for what is none. */
  numberOf(word: string): number {
    if (word.length < 2 || word.length > LONGEST) return 0;
    this.#put(word);
    return this.#find(word.length);
  }

  /**
   * The words that begin at a place.
   *
   * @param found gets them
   * @param units of a text, with a zero behind the last, which no word has
   * @returns how many there are
   */
  wordsAt(units: Uint16Array, at: number, found: Found): number {
    const hash = pairHash(units[at] ?? 0, units[at + 1] ?? 0);
    return this.neighbours.mayBegin(hash) ? this.#lined().wordsAt(hash, units, at, found) : 0;
  }

  /** What a word costs that was found. */
  costFound(found: Found, index: number): number {
    const place = found.places[index] ?? 0;
    const cost = this.#lined().costAt(place);
    if (cost !== UNCOUNTED) return cost;
    const counted = this.costOf(found.words[index] ?? 0);
    this.#lined().setCost(place, counted);
    return counted;
  }

  #lined(): WordChains {
    this.#chains ??= new WordChains(this.#entries, this.#pool, this.#count);
    return this.#chains;
  }

  /** What a text costs, cut as cheaply as it can be. @param except no word to cut it into */
  costOfText(text: Uint16Array, except = 0): number {
    const units = new Uint16Array(text.length + 1);
    units.set(text);
    const best = new Array<number>(text.length + 1).fill(Number.POSITIVE_INFINITY);
    best[0] = 0;
    // One word may ask for another that it is made of.
    const found = new Found();
    for (let at = 0; at < text.length; at += 1) {
      const before = best[at] ?? 0;
      const relax = (to: number, cost: number): void => {
        if (before + cost < (best[to] ?? 0)) best[to] = before + cost;
      };
      relax(at + 1, this.costAlone(units[at] ?? 0));
      const count = this.wordsAt(units, at, found);
      for (let index = 0; index < count; index += 1)
        if (found.words[index] !== except) relax(at + (found.lengths[index] ?? 0), this.costFound(found, index));
    }
    return best[text.length] ?? 0;
  }

  /** A phrase costs a little less than the words it could be cut into. */
  #costOfParts(number: number): number {
    const start = this.#startOf(number);
    const whole = this.costOfText(this.#pool.slice(start, start + this.lengthOf(number)), number);
    const cost = Math.max(0, Math.min(whole - PHRASE_GAIN, UNCOUNTED - 1));
    this.#entries[WIDTH * number + SIZE] = this.lengthOf(number) | (cost << 8);
    return cost;
  }

  #read(counted: string): void {
    const { length } = counted;
    let cost = 0;
    let from = 0;
    let first = true;
    for (let at = 0; at < length; at += 1) {
      const unit = counted.charCodeAt(at);
      if (unit !== SPACE && unit !== NEWLINE) continue;
      if (first) cost = Number(counted.slice(from, at));
      else if (at - from === 1) this.#single[counted.charCodeAt(from)] = cost;
      else {
        for (let unit = from; unit < at; unit += 1) this.#pool[this.#filled + unit - from] = counted.charCodeAt(unit);
        this.#insert(at - from, cost);
      }
      first = unit === NEWLINE;
      from = at + 1;
    }
  }

  /** Behind the last word. */
  #put(word: string): void {
    for (let at = 0; at < word.length; at += 1) this.#pool[this.#filled + at] = word.charCodeAt(at);
  }

  /** The number of the word that stands behind the last. */
  #find(length: number): number {
    const hash = this.#hash();
    const first = this.#heads[hash >>> (32 - SLOT_BITS)] ?? 0;
    for (let number = first; number !== 0; number = this.#entries[WIDTH * number] ?? 0) {
      if (this.lengthOf(number) !== length) continue;
      const start = this.#startOf(number);
      let unit = 0;
      while (unit < length && this.#pool[start + unit] === this.#pool[this.#filled + unit]) unit += 1;
      if (unit === length) return number;
    }
    return 0;
  }

  #insert(length: number, cost: number): number {
    const number = ++this.#count;
    this.#chains = undefined;
    const hash = this.#hash();
    this.neighbours.begin(hash);
    const entry = WIDTH * number;
    this.#entries[entry] = this.#heads[hash >>> (32 - SLOT_BITS)] ?? 0;
    this.#entries[entry + PAIR] = ((this.#pool[this.#filled] ?? 0) << 16) | (this.#pool[this.#filled + 1] ?? 0);
    this.#entries[entry + START] = this.#filled;
    this.#entries[entry + SIZE] = length | (cost << 8);
    this.#heads[hash >>> (32 - SLOT_BITS)] = number;
    for (let unit = this.#filled + 1; unit < this.#filled + length; unit += 1)
      this.neighbours.join(pairHash(this.#pool[unit - 1] ?? 0, this.#pool[unit] ?? 0));
    this.#filled += length;
    return number;
  }

  #startOf(number: number): number {
    return this.#entries[WIDTH * number + START] ?? 0;
  }

  #hash(): number {
    return pairHash(this.#pool[this.#filled] ?? 0, this.#pool[this.#filled + 1] ?? 0);
  }
}
