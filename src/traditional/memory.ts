/** V8 copies shorter pieces of a string instead of pointing into it. */
const SHORTEST_PIECE = 13;

/** Slots for pieces that were met, as a power of two: half a megabyte, and some hundred thousand lines until one is forgotten. */
const MET_BITS = 17;

/** Remembers what pieces of files have become, up to a number of characters; then it forgets what was not asked for lately. */
export class Memory<Made> {
  readonly #most: number;
  #lately = new Map<string, Made>();
  #before = new Map<string, Made>();
  /** Of the pieces that were asked for lately. */
  #characters = 0;

  /** By the lower bits of a piece's digest, the whole of it. */
  readonly #met = new Int32Array(1 << MET_BITS);

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether a piece with this digest was met before, more or less: for pieces of which few come again, so that those alone are kept. */
  hasMet(digest: number): boolean {
    const slot = (digest ^ (digest >>> MET_BITS)) & ((1 << MET_BITS) - 1);
    const met = this.#met[slot] === digest;
    this.#met[slot] = digest;
    return met;
  }

  get(text: string): Made | undefined {
    const made = this.#lately.get(text);
    if (made !== undefined) return made;
    const older = this.#before.get(text);
    return older === undefined ? undefined : this.keep(text, older);
  }

  keep(text: string, made: Made): Made {
    if (2 * (this.#characters + text.length) > this.#most) {
      this.#before = this.#lately;
      this.#lately = new Map();
      this.#characters = 0;
    }
    this.#lately.set(alone(text), made);
    this.#characters += text.length;
    return made;
  }
}

/** The same text in memory of its own; a piece of a page would keep the whole page. */
export function alone(text: string): string {
  return text.length < SHORTEST_PIECE ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
