import type { TermOccurrence } from "./piece.ts";

/** What a piece has before a weight is told (`pagefind_web/src/index.rs`). */
export const FIRST_WEIGHT = 25;
/** Words that an article has in its text alone, with one weight, are nearly all; they are found without making a text. */
const MOST_TIMES = 1024;

/** Ways in which words stand in the articles of a shard, each by a number: there are a million postings and few ways. */
export class OccurrenceTable {
  /** By their numbers. */
  readonly ways: TermOccurrence[] = [];
  readonly #sizes: number[] = [];
  readonly #known = new Map<string, number>();
  readonly #plain: number[] = [];

  /** @param weights by turns a weight and how many times the word has it @param fields of the metadata that have it */
  numberOf(weights: readonly number[], fields: readonly number[]): number {
    const [weight = 0, times = MOST_TIMES] = weights;
    if (weights.length !== 2 || fields.length > 0 || times >= MOST_TIMES) return this.#find(weights, fields);
    const place = weight * MOST_TIMES + times;
    const number = this.#plain[place] ?? this.#find(weights, fields);
    this.#plain[place] = number;
    return number;
  }

  /**
   * How large Pagefind takes a posting for when it cuts the index into pieces, if it names every weight but the first
   * usual one, and every field with one place in it.
   */
  sizeOf(number: number): number {
    return this.#sizes[number] ?? 0;
  }

  #find(weights: readonly number[], fields: readonly number[]): number {
    const key = `${weights} ${fields}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let size = 1 + 2 * fields.length + weights.length / 2 - (weights[0] === FIRST_WEIGHT ? 1 : 0);
    for (let at = 1; at < weights.length; at += 2) size += weights[at] ?? 0;
    this.#sizes.push(size);
    this.#known.set(key, this.ways.length);
    return this.ways.push({ weights: [...weights], fields: [...fields] }) - 1;
  }
}
