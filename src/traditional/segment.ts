import type { TermTable } from "./terms.ts";

/**
 * Told of every stretch of a text that changes and what it becomes, in order; a stretch is not cut further without harm.
 * Places are in UTF-16 units.
 */
export type Emit = (from: number, to: number, converted: string) => void;

/** @param at place in the text; @param converted what the character becomes */
export type Doubt = (at: number, converted: string) => void;

/** Words of the editors, where a text is cut. */
export interface Editors {
  readonly terms: TermTable;
  /** Told of terms that stand in the text. */
  readonly used?: ((term: string) => void) | undefined;
  /** Told of a character that only habit decides. */
  readonly doubt?: Doubt | undefined;
}

/** Cuts a text into stretches that are converted each on its own. */
export interface Segmenter {
  /** The text in the form that the others take. */
  normalise(text: string): string;
  /** @param text normalised; lines, with a zero between one and the next, which no stretch goes across */
  walk(text: string, emit: Emit, editors: Editors): void;
}

/** A converted text, divided as its source was. */
export class Division {
  readonly #source: string;
  readonly #parts: readonly string[];
  readonly #divided: string[] = [];
  #part = "";
  /** End of the part, in the source. */
  #boundary: number;
  /** What lies before is divided. */
  #done = 0;

  /**
   * @param source the whole text
   * @param parts the same in parts, such as those between tags
   */
  constructor(source: string, parts: readonly string[]) {
    this.#source = source;
    this.#parts = parts;
    this.#boundary = parts[0]?.length ?? 0;
  }

  /** What lies between one changed stretch and the next stays. */
  add(from: number, to: number, converted: string): void {
    if (this.#done < from) this.#divide(this.#done, from, this.#source.slice(this.#done, from));
    this.#divide(from, to, converted);
    this.#done = to;
  }

  /** @returns as many parts as the source has */
  end(): string[] {
    const { length } = this.#source;
    if (this.#done < length) this.#divide(this.#done, length, this.#source.slice(this.#done));
    const divided = [...this.#divided, this.#part];
    while (divided.length < this.#parts.length) divided.push("");
    return divided;
  }

  #divide(from: number, to: number, converted: string): void {
    let done = 0;
    while (this.#boundary <= to && this.#divided.length < this.#parts.length - 1) {
      const place = placeIn(converted, this.#boundary - from, to - from);
      this.#divided.push(this.#part + converted.slice(done, place));
      this.#part = "";
      done = place;
      this.#boundary += this.#parts[this.#divided.length]?.length ?? 0;
    }
    this.#part += done === 0 ? converted : converted.slice(done);
  }
}

/** Where a boundary inside a word lies in what the word becomes: at the same share. */
export function placeIn(converted: string, offset: number, length: number): number {
  const place = length === converted.length ? offset : Math.round((offset * converted.length) / length);
  return /[\udc00-\udfff]/.test(converted.charAt(place)) ? place + 1 : place;
}
