/** Texts of a table as they are kept, so many in each piece: a changed one writes its piece, and no other. */
const PIECE = 4096;

/** A place is free when no file has its text any more. */
type Texts = readonly (string | undefined)[];

/** So often all texts are gone through for those of a file; a page with its variant is three. Once is a twentieth of numbering all. */
const MOST_PASSES = 6;

/**
 * Numbers texts that occur again and again, so that ten thousands of files can be told by numbers. What is added behind a
 * mark can be handed to another table, which numbers them as it goes.
 */
export class StringTable {
  readonly #texts: (string | undefined)[] = [];
  readonly #kept: readonly Texts[];
  readonly #changed = new Set<number>();
  /** Numbers of all texts; made when those of many files are asked for. */
  #numbers: Map<string, number> | undefined;
  /** Before: of those that were asked for. */
  readonly #asked = new Map<string, number>();
  #passes = 0;
  #free: number[] = [];

  /** @param kept pieces of an earlier table */
  constructor(kept: readonly Texts[] = []) {
    this.#kept = kept;
    for (const piece of kept) for (const text of piece) this.#texts.push(text);
  }

  get size(): number {
    return this.#texts.length;
  }

  /** Numbers of texts, in their order; one that is not there gets a number. @param texts of a file, or of many */
  numbersOf(texts: readonly string[]): number[] {
    const numbers = this.#numbersFor(texts);
    return texts.map((text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = this.#free.pop() ?? this.#texts.length;
      // A piece of a page would keep the whole page in memory.
      const own = Buffer.from(text, "utf8").toString("utf8");
      this.#put(number, own);
      numbers.set(own, number);
      return number;
    });
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

  /** Where texts are that have a number: when few files are new, they are sought among all, of which there are hundreds of thousands. */
  #numbersFor(texts: readonly string[]): Map<string, number> {
    if (!this.#numbers && this.#passes < MOST_PASSES) {
      const sought = new Set(texts.filter((text) => !this.#asked.has(text)));
      if (sought.size > 0) this.#enter(this.#asked, (text) => sought.has(text));
      this.#passes += sought.size > 0 ? 1 : 0;
      return this.#asked;
    }
    this.#numbers ??= this.#enter(new Map(), () => true);
    return this.#numbers;
  }

  /** Goes through all texts, and notes which places are free. */
  #enter(numbers: Map<string, number>, isWanted: (text: string) => boolean): Map<string, number> {
    this.#free = [];
    for (const [number, text] of this.#texts.entries()) {
      if (text === undefined) this.#free.push(number);
      else if (isWanted(text)) numbers.set(text, number);
    }
    return numbers;
  }
}
