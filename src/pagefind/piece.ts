import { packColumns, unpackColumns } from "../search/bit-columns.ts";
import { charCode, charOfCode, pointsOf, WORD_COLUMNS, wordColumns, wordsOfColumns } from "../search/word-columns.ts";
import { type Cbor, CborWriter } from "./cbor-writer.ts";
import { SIGNATURE } from "./list.ts";

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

/** A piece in columns of numbers, which are many times as fast to work with as objects. */
export interface PieceColumns {
  readonly texts: readonly string[];
  /** How many forms each word has. */
  readonly variants: readonly number[];
  readonly forms: readonly string[];
  /** How many postings are in each list: a word's own, then those of its forms. */
  readonly lengths: readonly number[];
  /** Of every posting. */
  readonly steps: readonly number[];
  /** Of every posting the place in the list of occurrences. */
  readonly occurrences: readonly number[];
}

/** The piece as readers download it. Places are half of Pagefind's own, and only excerpts and phrases need them. */
export function packPiece(piece: IndexPiece): Uint8Array {
  const variants = piece.flatMap((word) => word.variants);
  const lists = piece.flatMap((word) => [word.postings, ...word.variants.map(({ postings }) => postings)]);
  const postings = lists.flat();
  const keys = postings.map(({ occurrence: { weights, fields } }) => `${weights} ${fields}`);
  const numbers = new Map([...new Set(keys)].map((key, number) => [key, number]));
  const ways: TermOccurrence[] = [];
  for (const [at, { occurrence }] of postings.entries()) ways[numbers.get(keys[at] ?? "") ?? 0] ??= occurrence;
  const columns = {
    texts: piece.map(({ text }) => text),
    variants: piece.map((word) => word.variants.length),
    forms: variants.map(({ form }) => form),
    lengths: lists.map(({ length }) => length),
    steps: postings.map(({ step }) => step),
    occurrences: keys.map((key) => numbers.get(key) ?? 0),
  };
  return packPieceColumns(columns, ways);
}

/** @param ways in which words stand in articles; each once */
export function packPieceColumns(piece: PieceColumns, ways: readonly TermOccurrence[]): Uint8Array {
  const counts = new Map<number, number>();
  for (const number of piece.occurrences) counts.set(number, (counts.get(number) ?? 0) + 1);
  // The most frequent first, since small numbers are short.
  const order = [...counts].sort(([, a], [, b]) => b - a).map(([number]) => number);
  const places = new Map(order.map((number, place) => [number, place]));
  const inOrder = order.flatMap((number) => ways[number] ?? []);
  return packColumns([
    ...wordColumns(piece.texts),
    piece.variants,
    piece.forms.map((form) => pointsOf(form).length),
    piece.forms.flatMap((form) => pointsOf(form).map(charCode)),
    piece.lengths,
    piece.steps,
    piece.occurrences.map((number) => places.get(number) ?? 0),
    inOrder.map(({ weights }) => weights.length),
    inOrder.flatMap(({ weights }) => weights),
    inOrder.map(({ fields }) => fields.length),
    inOrder.flatMap(({ fields }) => fields),
  ]);
}

export interface UnpackedPiece {
  readonly piece: PieceColumns;
  /** In which words stand in articles; the most frequent first. */
  readonly ways: readonly TermOccurrence[];
}

/** @throws RangeError when the file is not whole */
export function unpackPieceColumns(packed: Uint8Array): UnpackedPiece {
  const columns = unpackColumns(packed, COLUMNS);
  const texts = wordsOfColumns(columns.slice(0, WORD_COLUMNS));
  const [variants = [], sizes = [], chars = [], lengths = [], steps = [], occurrences = [], ...ways] =
    columns.slice(WORD_COLUMNS);
  const [runs = [], weights = [], counts = [], fields = []] = ways;
  const [char, weight, field] = [new Column(chars), new Column(weights), new Column(fields)];
  const forms = sizes.map((size) => String.fromCodePoint(...char.take(size).map(charOfCode)));
  const piece = { texts, variants, forms, lengths, steps, occurrences };
  return {
    piece,
    ways: runs.map((run, at) => ({ weights: weight.take(run), fields: field.take(counts[at] ?? 0) })),
  };
}

/** @throws RangeError when the file is not whole */
export function unpackPiece(packed: Uint8Array): IndexPiece {
  const { piece, ways } = unpackPieceColumns(packed);
  const forms = piece.forms.values();
  const [lengths, steps, numbers] = [piece.lengths, piece.steps, piece.occurrences].map((column) => new Column(column));
  const postings = (): Posting[] => {
    const count = lengths?.next() ?? 0;
    const which = numbers?.take(count) ?? [];
    return (steps?.take(count) ?? []).map((step, at) => ({
      step,
      occurrence: ways[which[at] ?? 0] ?? { weights: [], fields: [] },
    }));
  };
  return piece.texts.map((text, at) => ({
    text,
    postings: postings(),
    variants: Array.from({ length: piece.variants[at] ?? 0 }, () => ({
      form: forms.next().value ?? "",
      postings: postings(),
    })),
  }));
}

/** Numbers of a column, from the first on. */
class Column {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  next(): number {
    this.at += 1;
    return this.numbers[this.at - 1] ?? 0;
  }

  take(count: number): readonly number[] {
    this.at += count;
    return this.numbers.slice(this.at - count, this.at);
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
