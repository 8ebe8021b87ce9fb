/** V8 copies shorter pieces of a string instead of pointing into it. */
const SHORTEST_PIECE = 13;

/** Remembers what pieces of files have become, up to a number of characters; then it begins again. */
export class Memory<Made> {
  readonly #known = new Map<string, Made>();
  readonly #most: number;
  #characters = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): Made | undefined {
    return this.#known.get(text);
  }

  keep(text: string, made: Made): Made {
    if (this.#characters + text.length > this.#most) {
      this.#known.clear();
      this.#characters = 0;
    }
    this.#known.set(alone(text), made);
    this.#characters += text.length;
    return made;
  }
}

/** The same text in memory of its own; a piece of a page would keep the whole page. */
export function alone(text: string): string {
  return text.length < SHORTEST_PIECE ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
