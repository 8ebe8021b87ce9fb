/** V8 copies shorter pieces of a string instead of pointing into it. */
const SHORTEST_PIECE = 13;

/** Remembers what pieces of files have become, up to a number of characters; then it forgets what was not asked for lately. */
export class Memory<Made> {
  readonly #most: number;
  #lately = new Map<string, Made>();
  #before = new Map<string, Made>();
  /** Of the pieces that were asked for lately. */
  #characters = 0;

  constructor(most: number) {
    this.#most = most;
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
