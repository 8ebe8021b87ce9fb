/**
 * Numbers texts that occur again and again, so that ten thousands of files can be told by numbers. What is added behind a
 * mark can be handed to another table, which numbers them as it goes.
 */
export class StringTable {
  readonly #texts: string[];
  /** Made when a text is to be numbered: where nothing has changed none is. */
  #numbers: Map<string, number> | undefined;

  constructor(texts: readonly string[] = []) {
    this.#texts = [...texts];
  }

  get size(): number {
    return this.#texts.length;
  }

  numberOf(text: string): number {
    this.#numbers ??= new Map(this.#texts.map((known, number) => [known, number]));
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
