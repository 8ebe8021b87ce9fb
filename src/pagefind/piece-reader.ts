import type { CborReader } from "./cbor-reader.ts";
import { FIRST_WEIGHT, type OccurrenceTable } from "./occurrence-table.ts";
import { atEnd, readerOf } from "./read-files.ts";
import { type GrowingWords, noWords } from "./words.ts";

/** Reads the pieces of an index of Pagefind's, one after the other. */
export class PieceReader {
  readonly words: GrowingWords = noWords();
  readonly #table: OccurrenceTable;
  readonly #fields: readonly number[];
  readonly #first: number;
  /** Of the posting that is being read; used again and again. */
  readonly #weights: number[] = [];
  readonly #found: number[] = [];

  /**
   * @param fields for each field of the metadata that Pagefind numbers the number that it has in the shard; the same without
   * @param first number in the shard of the first article
   */
  constructor(table: OccurrenceTable, fields: readonly number[] = [], first = 0) {
    this.#table = table;
    this.#fields = fields;
    this.#first = first;
  }

  /**
   * Reads a piece (`pagefind_web/src/index.rs`), unpacked, all but the places of words.
   * @throws RangeError when it is not as expected
   */
  read(file: Uint8Array): void {
    const cbor = readerOf(file);
    const { words } = this;
    cbor.array(1);
    for (let left = cbor.array(); left > 0; left -= 1) {
      cbor.array(3);
      words.texts.push(cbor.text());
      this.#readPostings(cbor);
      const variants = cbor.array();
      words.variants.push(variants);
      for (let variant = 0; variant < variants; variant += 1) {
        cbor.array(2);
        words.forms.push(cbor.text());
        this.#readPostings(cbor);
      }
    }
    atEnd(cbor, file);
  }

  // Without closures, of which the loader would give every single one a name: a shard has a million postings.
  #readPostings(cbor: CborReader): void {
    const { words } = this;
    const count = cbor.array();
    words.lengths.push(count);
    let article = this.#first;
    for (let left = count; left > 0; left -= 1) {
      cbor.array(3);
      article += cbor.number();
      const numbers = this.#readPlaces(cbor) + this.#readFields(cbor);
      const occurrence = this.#table.numberOf(this.#weights, this.#found);
      words.articles.push(article);
      words.occurrences.push(occurrence);
      words.extras.push(1 + numbers - this.#table.sizeOf(occurrence));
    }
  }

  /** Numbers not below zero are places of the word, others say which weight those behind have. @returns how many */
  #readPlaces(cbor: CborReader): number {
    const weights = this.#weights;
    weights.length = 0;
    const count = cbor.array();
    for (let left = count; left > 0; left -= 1) {
      const number = cbor.number();
      if (number < 0) weights.push(-1 - number, 0);
      else {
        if (weights.length === 0) weights.push(FIRST_WEIGHT, 0);
        weights.push((weights.pop() ?? 0) + 1);
      }
    }
    return count;
  }

  /** Numbers below zero are fields of the metadata, others are places in one. @returns how many */
  #readFields(cbor: CborReader): number {
    const found = this.#found;
    found.length = 0;
    const count = cbor.array();
    for (let left = count; left > 0; left -= 1) {
      const number = cbor.number();
      if (number < 0) found.push(this.#fields[-1 - number] ?? -1 - number);
    }
    // Without a number below zero it is the first field.
    if (count > 0 && found.length === 0) found.push(this.#fields[0] ?? 0);
    return count;
  }
}
