/**
 * Keeps strings longer than what they were cut from: V8 lets a part of a string stand for a place in the whole, so that a title
 * of twenty characters would hold an item of a megabyte.
 */
export class Keeper {
  readonly #shared = new Map<string, string>();

  /** The same text in memory of its own. */
  own(text: string): string {
    return ownText(text);
  }

  /** For what comes again and again: one copy for all. */
  shared(text: string): string {
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    const own = this.own(text);
    this.#shared.set(own, own);
    return own;
  }
}

/** The same text in memory of its own. Halves of characters, which no file can hold, are lost. */
export function ownText(text: string): string {
  return text === "" ? "" : Buffer.from(text, "utf8").toString("utf8");
}
