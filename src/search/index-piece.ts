import { packColumns, unpackColumns } from "./bit-columns.ts";
import { type Cbor, CborWriter } from "./cbor-writer.ts";
import { SIGNATURE } from "./index-list.ts";
import { charCode, charOfCode, pointsOf, WORD_COLUMNS, wordColumns, wordsOfColumns } from "./word-columns.ts";

/** How a word stands in an article. */
export interface TermOccurrence {
  /** By turns a weight and how many times the word has it. */
  readonly weights: readonly number[];
  /** The fields of the metadata that have the word. */
  readonly fields: readonly number[];
}

export interface Posting {
  /** Number of the article, counted from the one before. */
  readonly step: number;
  readonly occurrence: TermOccurrence;
}

/** A word with accents, of which Pagefind keeps the forms apart. */
export interface Variant {
  readonly form: string;
  readonly postings: readonly Posting[];
}

export interface IndexWord {
  readonly text: string;
  readonly postings: readonly Posting[];
  readonly variants: readonly Variant[];
}

/** A piece of the index (`.pf_index`): words, in order, and the articles that have them, without the places inside. */
export type IndexPiece = readonly IndexWord[];

const COLUMNS = WORD_COLUMNS + 10;
/** As many places as an article of some length has; Pagefind walks through all of them for every result. */
const PLACES = 997;

/** The piece as readers download it. Places are half of Pagefind's own, and only excerpts and phrases need them. */
export function packPiece(piece: IndexPiece): Uint8Array {
  const variants = piece.flatMap((word) => word.variants);
  const lists = piece.flatMap((word) => [word.postings, ...word.variants.map(({ postings }) => postings)]);
  const postings = lists.flat();
  // Most are the same object, whose text is made once.
  const texts = new Map<TermOccurrence, string>();
  const keys = postings.map(({ occurrence }) => {
    const text = texts.get(occurrence) ?? `${occurrence.weights} ${occurrence.fields}`;
    texts.set(occurrence, text);
    return text;
  });
  const occurrences = new Map(postings.map(({ occurrence }, at) => [keys[at], occurrence]));
  const counts = new Map<string | undefined, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  // The most frequent first, since small numbers are short.
  const order = [...occurrences.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const places = new Map(order.map((key, place) => [key, place]));
  const inOrder = order.flatMap((key) => occurrences.get(key) ?? []);
  return packColumns([
    ...wordColumns(piece.map(({ text }) => text)),
    piece.map((word) => word.variants.length),
    variants.map(({ form }) => pointsOf(form).length),
    variants.flatMap(({ form }) => pointsOf(form).map(charCode)),
    lists.map(({ length }) => length),
    postings.map(({ step }) => step),
    keys.map((key) => places.get(key) ?? 0),
    inOrder.map(({ weights }) => weights.length),
    inOrder.flatMap(({ weights }) => weights),
    inOrder.map(({ fields }) => fields.length),
    inOrder.flatMap(({ fields }) => fields),
  ]);
}

/** @throws RangeError when the file is not whole */
export function unpackPiece(packed: Uint8Array): IndexPiece {
  const columns = unpackColumns(packed, COLUMNS);
  const words = wordsOfColumns(columns.slice(0, WORD_COLUMNS));
  const [variants, lengths, chars, sizes, steps, places, runs, weights, counts, fields] = columns
    .slice(WORD_COLUMNS)
    .map((column) => new Column(column));
  if (!variants || !lengths || !chars || !sizes || !steps || !places || !runs || !weights || !counts || !fields)
    return [];
  const occurrences = runs.rest.map((run) => ({ weights: weights.take(run), fields: fields.take(counts.next()) }));
  const postings = (): Posting[] =>
    steps
      .take(sizes.next())
      .map((step) => ({ step, occurrence: occurrences[places.next()] ?? { weights: [], fields: [] } }));
  return words.map((text) => ({
    text,
    postings: postings(),
    variants: Array.from({ length: variants.next() }, () => ({
      form: String.fromCodePoint(...chars.take(lengths.next()).map(charOfCode)),
      postings: postings(),
    })),
  }));
}

/** Numbers of a column, from the first on. */
class Column {
  private at = 0;

  constructor(readonly rest: readonly number[]) {}

  next(): number {
    this.at += 1;
    return this.rest[this.at - 1] ?? 0;
  }

  take(count: number): readonly number[] {
    this.at += count;
    return this.rest.slice(this.at - count, this.at);
  }
}

/** The piece as Pagefind 1.6 reads it, with places made up. */
export function pagefindPiece(piece: IndexPiece): Uint8Array<ArrayBuffer> {
  const cbor = new CborWriter();
  cbor.raw(new TextEncoder().encode(SIGNATURE));
  cbor.value([
    piece.map(({ text, postings, variants }) => {
      const place = placeOf(text);
      const forms = variants.map((variant) => [variant.form, postingsAt(place, variant.postings)]);
      return [text, postingsAt(place, postings), forms];
    }),
  ]);
  return cbor.bytes;
}

/**
 * Pagefind takes words at one place for parts of one word. So words that begin with the same pair, which one term finds
 * together, have the same places, and others have different ones.
 */
function placeOf(word: string): number {
  const [first = 0, second = 0] = pointsOf(word);
  return (first * 251 + second) % PLACES;
}

function postingsAt(place: number, postings: readonly Posting[]): Cbor {
  return postings.map(({ step, occurrence }) => [step, weightsAt(place, occurrence.weights), zeros(occurrence.fields)]);
}

/** A weight is told by a number below zero; behind it the first place is counted from the beginning, others from there. */
function weightsAt(place: number, weights: readonly number[]): number[] {
  const numbers: number[] = [];
  let next = place;
  for (let at = 0; at < weights.length; at += 2) {
    const count = weights[at + 1] ?? 0;
    numbers.push(-1 - (weights[at] ?? 0));
    for (let time = 0; time < count; time += 1) numbers.push(time === 0 ? next : 1);
    next += count;
  }
  return numbers;
}

/** Each field at the first place in it. */
function zeros(fields: readonly number[]): number[] {
  const numbers: number[] = [];
  for (const field of fields) numbers.push(-1 - field, 0);
  return numbers;
}
