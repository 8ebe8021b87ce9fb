import type { OccurrenceTable } from "./occurrence-table.ts";
import { type PieceColumns, unpackPieceColumns } from "./piece.ts";

/** A piece of an earlier shard, as readers download it and as it is read. */
export interface KeptPiece {
  readonly bytes: Uint8Array;
  readonly columns: PieceColumns;
  /** For each of its ways in which words stand in articles the number that the table has for it now. */
  readonly occurrences: readonly number[];
  /** Whether its bytes name fields by the numbers that they have now. */
  readonly fieldsStay: boolean;
}

/**
 * @param fields for each that the piece may name the number that it has in the new shard
 * @throws RangeError when the bytes are not whole
 */
export function keptPiece(bytes: Uint8Array, fields: readonly number[], table: OccurrenceTable): KeptPiece {
  const { piece, ways } = unpackPieceColumns(bytes);
  return {
    bytes,
    columns: piece,
    occurrences: ways.map((way) =>
      table.numberOf(
        way.weights,
        way.fields.map((field) => fields[field] ?? field),
      ),
    ),
    fieldsStay: ways.every((way) => way.fields.every((field) => (fields[field] ?? field) === field)),
  };
}

/**
 * Finds pieces that say the very same as one of an earlier shard: of nearly all of a shard in which one sentence was changed. What
 * packing them would make is known then, and has been read just now.
 */
export class KnownPieces {
  /** By their first words, which are in one piece only of a shard. */
  readonly #pieces = new Map<string, KeptPiece>();

  constructor(pieces: readonly KeptPiece[]) {
    for (const piece of pieces) this.#pieces.set(piece.columns.texts[0] ?? "", piece);
  }

  /** @returns the bytes of a piece that says the same; undefined when it has to be packed */
  find(piece: PieceColumns): Uint8Array | undefined {
    const kept = this.#pieces.get(piece.texts[0] ?? "");
    if (!kept?.fieldsStay) return undefined;
    const { columns, occurrences } = kept;
    const isSame =
      same(columns.texts, piece.texts) &&
      same(columns.variants, piece.variants) &&
      same(columns.forms, piece.forms) &&
      same(columns.lengths, piece.lengths) &&
      same(columns.steps, piece.steps) &&
      columns.occurrences.length === piece.occurrences.length &&
      columns.occurrences.every((way, at) => occurrences[way] === piece.occurrences[at]);
    return isSame ? kept.bytes : undefined;
  }
}

export function same<T extends string | number>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
