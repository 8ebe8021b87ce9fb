/**
 * Numbers texts that occur again and again, so that ten thousands of files can be told by numbers. What is added behind a
 * mark can be handed to another table, which numbers them as it goes.
 */
export class StringTable {
  readonly #texts: string[];
  readonly #numbers = new Map<string, number>();

  constructor(texts: readonly string[] = []) {
    this.#texts = [...texts];
    for (const [number, text] of texts.entries()) this.#numbers.set(text, number);
  }

  get size(): number {
    return this.#texts.length;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    // A piece of a page would keep the whole page in memory.
    const own = Buffer.from(text, "utf8").toString("utf8");
    this.#texts.push(own);
    this.#numbers.set(own, number);
    return number;
  }

  textOf(number: number): string {
    return this.#texts[number] ?? "";
  }

  /** Texts from a number on. */
  from(number: number): readonly string[] {
    return this.#texts.slice(number);
  }
}
