import type { TermOccurrence } from "../../search/index-piece.ts";
import type { CborReader } from "./cbor-reader.ts";

/** What a piece has before a weight is told (`pagefind_web/src/index.rs`). */
const FIRST_WEIGHT = 25;

/** Reads how words stand in articles; the same is one object, since a shard has a million of them and few that differ. */
export class Occurrences {
  readonly #fields: readonly number[];
  readonly #known = new Map<string, TermOccurrence>();
  /** Those of the words that an article has in its text alone, by how often. */
  readonly #plain: TermOccurrence[] = [];

  /** Used again and again. */
  readonly #places: number[] = [];
  readonly #found: number[] = [];
  #numbers = 0;

  /** @param fields for each field of the metadata that Pagefind numbers the number it shall have; the same without */
  constructor(fields: readonly number[] = []) {
    this.#fields = fields;
  }

  /** How many numbers have been read. */
  get numbers(): number {
    return this.#numbers;
  }

  /**
   * Of the first numbers those not below zero are places of the word, others say which weight those behind have; of the
   * second those below zero are fields of the metadata, others are places in one.
   */
  read(cbor: CborReader): TermOccurrence {
    const places = readInto(this.#places, cbor);
    const fields = readInto(this.#found, cbor);
    this.#numbers += places.length + fields.length;
    if (fields.length > 0 || places.length === 0 || places.some(isMark)) return this.#same(places, fields);
    const plain = this.#plain[places.length] ?? this.#same(places, fields);
    this.#plain[places.length] = plain;
    return plain;
  }

  #same(places: readonly number[], fields: readonly number[]): TermOccurrence {
    const occurrence = { weights: weightsOf(places), fields: this.#numbered(fields) };
    const key = `${occurrence.weights} ${occurrence.fields}`;
    const known = this.#known.get(key) ?? occurrence;
    this.#known.set(key, known);
    return known;
  }

  #numbered(numbers: readonly number[]): number[] {
    const named = numbers.filter((number) => number < 0).map((number) => -1 - number);
    // Without a number below zero it is the first field.
    const fields = named.length === 0 && numbers.length > 0 ? [0] : named;
    return fields.map((field) => this.#fields[field] ?? field);
  }
}

function weightsOf(places: readonly number[]): number[] {
  const weights: number[] = [];
  for (const number of places) {
    if (number < 0) weights.push(-1 - number, 0);
    else {
      if (weights.length === 0) weights.push(FIRST_WEIGHT, 0);
      weights.push((weights.pop() ?? 0) + 1);
    }
  }
  return weights;
}

function readInto(numbers: number[], cbor: CborReader): readonly number[] {
  numbers.length = 0;
  for (let left = cbor.array(); left > 0; left -= 1) numbers.push(cbor.number());
  return numbers;
}

function isMark(number: number): boolean {
  return number < 0;
}
