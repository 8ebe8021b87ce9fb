/** A phrase of the dictionary. */
export interface Phrase {
  readonly from: string;
  /** In OpenCC's standard characters. */
  readonly standard: string;
  /** In those of the region, once it has been asked for. */
  converted: string | undefined;
}

/** Slots of the table, as a power of two: twice as many as there are beginnings of phrases. */
const SLOT_BITS = 18;
/** Bits of the table of pairs; about one in fifty pairs that begin no phrase looks as if it did. */
const PAIR_BITS = 21;
/** Numbers of a slot: what comes before, the next unit, both as a beginning if anything goes on, the phrase that ends here. */
const WIDTH = 4;
/** Beginnings of two units and more are numbered from here; below, the first unit stands for itself. */
const FIRST_NUMBER = 0x10000;

/**
 * Finds the longest phrase that begins at a place of a text. The same as `Trie` of opencc-js, as one hash table of
 * numbers: a tree of 80,000 `Map`s is so large that a build which renders between two texts finds nothing of it in the
 * processor's cache. For the same reason a small table of pairs is asked first: at most places no phrase begins.
 */
export class PhraseTable {
  readonly #slots = new Int32Array(WIDTH << SLOT_BITS);
  readonly #pairs = new Uint8Array(1 << (PAIR_BITS - 3));
  readonly #phrases: Phrase[] = [];
  #beginnings = FIRST_NUMBER;

  /**
   * @param dictionaries OpenCC's own form, `from to|from to|…`; where two have the same phrase, the first one holds. No
   *   phrase is shorter than two units
   */
  constructor(dictionaries: readonly string[]) {
    for (const dictionary of dictionaries.toReversed()) {
      for (const entry of dictionary.split("|")) {
        const [from = "", standard = ""] = entry.split(" ");
        if (from.length > 1) this.#add({ from, standard, converted: undefined });
      }
    }
  }

  /** @param units of a text, with a zero behind the last, which no phrase has */
  longestAt(units: Uint16Array, at: number): Phrase | undefined {
    let beginning = units[at] ?? 0;
    const pair = pairOf(beginning, units[at + 1] ?? 0);
    if (((this.#pairs[pair >> 3] ?? 0) & (1 << (pair & 7))) === 0) return undefined;
    const slots = this.#slots;
    let phrase = 0;
    for (let place = at + 1; ; place += 1) {
      const slot = this.#slotOf(beginning, units[place] ?? 0);
      const ending = slots[slot + 3] ?? 0;
      if (ending !== 0) phrase = ending;
      beginning = slots[slot + 2] ?? 0;
      if (beginning === 0) return phrase === 0 ? undefined : this.#phrases[phrase - 1];
    }
  }

  #add(phrase: Phrase): void {
    let slot = 0;
    let beginning = phrase.from.charCodeAt(0);
    const pair = pairOf(beginning, phrase.from.charCodeAt(1));
    this.#pairs[pair >> 3] = (this.#pairs[pair >> 3] ?? 0) | (1 << (pair & 7));
    for (let place = 1; place < phrase.from.length; place += 1) {
      if (place > 1) beginning = this.#beginningAt(slot);
      const unit = phrase.from.charCodeAt(place);
      slot = this.#slotOf(beginning, unit);
      this.#slots[slot] = beginning;
      this.#slots[slot + 1] = unit;
    }
    this.#slots[slot + 3] = this.#phrases.push(phrase);
  }

  #beginningAt(slot: number): number {
    if (this.#slots[slot + 2] === 0) {
      this.#beginnings += 1;
      this.#slots[slot + 2] = this.#beginnings;
    }
    return this.#slots[slot + 2] ?? 0;
  }

  /** The slot of a beginning with one more unit, or the empty one where it would be. */
  #slotOf(beginning: number, unit: number): number {
    const slots = this.#slots;
    let slot = Math.imul(Math.imul(beginning, 0x9e3779b1) + unit, 0x85ebca6b) >>> (32 - SLOT_BITS);
    for (;;) {
      const at = slot * WIDTH;
      if (slots[at + 1] === 0 || (slots[at] === beginning && slots[at + 1] === unit)) return at;
      slot = (slot + 1) & ((1 << SLOT_BITS) - 1);
    }
  }
}

function pairOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - PAIR_BITS);
}
