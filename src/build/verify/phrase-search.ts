/** Bytes that are hashed together. */
const BLOCK = 4;
/** Slots of the table: sixteen bits of a hash. */
const SLOTS = 1 << 16;
/** Shorter phrases would be found everywhere, and slow the search down: it leaps by nearly this many bytes. */
export const SHORTEST_PHRASE = 16;

/**
 * Finds any of many phrases in a text, all at once, after Wu and Manber (A fast algorithm for multi-pattern searching,
 * 1994): the four bytes at the end of a window say how far it can leap without passing over the beginning of a phrase.
 */
export class PhraseSearch {
  readonly #leaps = new Uint8Array(SLOTS).fill(SHORTEST_PHRASE - BLOCK + 1);
  /** Phrases whose beginning ends with these four bytes. */
  readonly #ending = new Map<number, Buffer[]>();

  /** @param phrases in bytes as they stand in the files; those that are too short are left out */
  constructor(phrases: Iterable<string>) {
    for (const phrase of new Set(phrases)) {
      const bytes = Buffer.from(phrase);
      if (bytes.length < SHORTEST_PHRASE) continue;
      for (let end = BLOCK; end <= SHORTEST_PHRASE; end += 1) {
        const slot = slotOf(bytes, end);
        this.#leaps[slot] = Math.min(this.#leaps[slot] ?? 0, SHORTEST_PHRASE - end);
        if (end === SHORTEST_PHRASE) this.#ending.set(slot, [...(this.#ending.get(slot) ?? []), bytes]);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#ending.size === 0;
  }

  /** Every phrase that stands in the text, once. */
  find(text: Buffer): string[] {
    const found = new Set<Buffer>();
    for (let end = SHORTEST_PHRASE; end <= text.length; ) {
      const slot = slotOf(text, end);
      const leap = this.#leaps[slot] ?? 1;
      end += leap;
      if (leap > 0) continue;
      const start = end - SHORTEST_PHRASE;
      for (const phrase of this.#ending.get(slot) ?? []) {
        if (text.compare(phrase, 0, phrase.length, start, Math.min(text.length, start + phrase.length)) === 0)
          found.add(phrase);
      }
      end += 1;
    }
    return [...found].map((phrase) => phrase.toString());
  }
}

/** Of the four bytes before this place. */
function slotOf(bytes: Buffer, end: number): number {
  const block = bytes.readInt32LE(end - BLOCK);
  return Math.imul(block, 0x9e3779b1) >>> 16;
}
