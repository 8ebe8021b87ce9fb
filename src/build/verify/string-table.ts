/** Texts of a table as they are kept, so many in each piece: a changed one writes its piece, and no other. */
const PIECE = 4096;

/** A place is free when no file has its text any more. */
type Texts = readonly (string | undefined)[];

/**
 * Numbers texts that occur again and again, so that ten thousands of files can be told by numbers. What is added behind a
 * mark can be handed to another table, which numbers them as it goes.
 */
export class StringTable {
  readonly #texts: (string | undefined)[] = [];
  readonly #kept: readonly Texts[];
  readonly #changed = new Set<number>();
  /** Made when a text is to be numbered: where nothing has changed none is. */
  #numbers: Map<string, number> | undefined;
  readonly #free: number[] = [];

  /** @param kept pieces of an earlier table */
  constructor(kept: readonly Texts[] = []) {
    this.#kept = kept;
    for (const piece of kept) for (const text of piece) this.#texts.push(text);
  }

  get size(): number {
    return this.#texts.length;
  }

  numberOf(text: string): number {
    this.#numbers ??= this.#numbered();
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#free.pop() ?? this.#texts.length;
    // A piece of a page would keep the whole page in memory.
    const own = Buffer.from(text, "utf8").toString("utf8");
    this.#put(number, own);
    this.#numbers.set(own, number);
    return number;
  }

  textOf(number: number): string {
    return this.#texts[number] ?? "";
  }

  /** Texts from a number on. */
  from(number: number): readonly string[] {
    return this.#texts.slice(number).map((text) => text ?? "");
  }

  /** Whether any text is like that. */
  has(isLike: (text: string) => boolean): boolean {
    return this.#texts.some((text) => text !== undefined && isLike(text));
  }

  /**
   * What to keep, the numbers being the same; nothing is to be numbered any more. Pieces of the earlier table in which nothing has
   * changed are the very same.
   * @param isUsed by the number, whether any file that is kept has it: other texts are not kept, and their places free for others
   */
  pieces(isUsed: Uint8Array): readonly Texts[] {
    for (const [number, text] of this.#texts.entries())
      if (text !== undefined && isUsed[number] !== 1) this.#put(number, undefined);
    return Array.from({ length: Math.ceil(this.#texts.length / PIECE) }, (_, at) => {
      const kept = this.#changed.has(at) ? undefined : this.#kept[at];
      return kept ?? this.#texts.slice(at * PIECE, (at + 1) * PIECE);
    });
  }

  #put(number: number, text: string | undefined): void {
    this.#texts[number] = text;
    this.#changed.add(Math.floor(number / PIECE));
  }

  #numbered(): Map<string, number> {
    const numbers = new Map<string, number>();
    for (const [number, text] of this.#texts.entries()) {
      if (text === undefined) this.#free.push(number);
      else numbers.set(text, number);
    }
    return numbers;
  }
}
