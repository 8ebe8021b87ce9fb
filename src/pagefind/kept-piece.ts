import type { OccurrenceTable } from "./occurrence-table.ts";
import { type PieceColumns, unpackPieceColumns } from "./piece.ts";
import type { Words } from "./words.ts";

/** Words of a source that follow each other. */
export interface Stretch {
  readonly texts: readonly string[];
  /** Everything about them; made when it is wanted. */
  words(): Words;
  /** The piece of an earlier shard that they are. */
  readonly kept?: KeptPiece;
}

/** What a piece of an earlier shard is read by. */
export interface Reading {
  /** For each field of the metadata that the piece may name the number that it has in the new shard. */
  readonly fields: readonly number[];
  readonly table: OccurrenceTable;
  /** Of each article of the earlier shard the number in the new one; below zero when what is said of it here is out of date. */
  readonly numbers: readonly number[];
}

/** A piece of an earlier shard, as readers download it and as it is read. */
export class KeptPiece implements Stretch {
  readonly bytes: Uint8Array;
  readonly columns: PieceColumns;
  /** For each of its ways in which words stand in articles the number that the table has for it now. */
  readonly occurrences: readonly number[];
  /** Whether its bytes name fields by the numbers that they have now. */
  readonly fieldsStay: boolean;
  readonly numbers: readonly number[];
  /** By how much Pagefind takes postings for larger, of those of which it does. */
  readonly extras: (readonly [at: number, extra: number])[] = [];
  /** Whether it was the last of its shard, and so never full. */
  readonly isLast: boolean;

  /** @throws RangeError when the bytes are not whole */
  constructor(bytes: Uint8Array, { fields, table, numbers }: Reading, isLast: boolean) {
    const { piece, ways } = unpackPieceColumns(bytes);
    this.bytes = bytes;
    this.columns = piece;
    this.occurrences = ways.map((way) =>
      table.numberOf(
        way.weights,
        way.fields.map((field) => fields[field] ?? field),
      ),
    );
    this.fieldsStay = ways.every((way) => way.fields.every((field) => (fields[field] ?? field) === field));
    this.numbers = numbers;
    this.isLast = isLast;
  }

  get kept(): KeptPiece {
    return this;
  }

  get texts(): readonly string[] {
    return this.columns.texts;
  }

  /** Made each time: of nearly all pieces of a shard in which one sentence was changed they are not wanted. */
  words(): Words {
    const { columns, occurrences, numbers } = this;
    const { texts, variants, forms, lengths, steps } = columns;
    const articles: number[] = [];
    const ways: number[] = [];
    const extras: number[] = [];
    let posting = 0;
    for (const length of lengths) {
      let article = 0;
      for (const end = posting + length; posting < end; posting += 1) {
        article += steps[posting] ?? 0;
        articles.push(numbers[article] ?? -1);
        ways.push(occurrences[columns.occurrences[posting] ?? 0] ?? 0);
        extras.push(0);
      }
    }
    for (const [at, extra] of this.extras) extras[at] = extra;
    return { texts, variants, forms, lengths, articles, occurrences: ways, extras };
  }
}

/**
 * The bytes of a piece of an earlier shard for a new one that says the very same: of a shard in which an article was withdrawn
 * those that have articles before it alone. What packing it would make is known then.
 */
export function bytesIfSame(kept: KeptPiece, piece: PieceColumns): Uint8Array | undefined {
  const { columns, occurrences, fieldsStay } = kept;
  const isSame =
    fieldsStay &&
    same(columns.texts, piece.texts) &&
    same(columns.variants, piece.variants) &&
    same(columns.forms, piece.forms) &&
    same(columns.lengths, piece.lengths) &&
    same(columns.steps, piece.steps) &&
    columns.occurrences.length === piece.occurrences.length &&
    columns.occurrences.every((way, at) => occurrences[way] === piece.occurrences[at]);
  return isSame ? kept.bytes : undefined;
}

export function same<T extends string | number>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** All words of a source at once. */
export function stretchOf(words: Words): Stretch {
  return { texts: words.texts, words: () => words };
}
