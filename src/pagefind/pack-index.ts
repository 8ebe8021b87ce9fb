import { isDeepStrictEqual } from "node:util";
import { constants, gzipSync } from "node:zlib";
import { SieveWriter } from "../search/sieve.ts";
import type { Bundle } from "./bundle.ts";
import { CborWriter } from "./cbor-writer.ts";
import { ExtrasWriter } from "./extras.ts";
import { bytesIfSame, same } from "./kept-piece.ts";
import { nameOf, packList, pagefindList, SIGNATURE, unpackList } from "./list.ts";
import { listParts, packPart, partName } from "./list-part.ts";
import { mergePieces } from "./merge-pieces.ts";
import { mergeSources } from "./merge-sources.ts";
import { OccurrenceTable } from "./occurrence-table.ts";
import {
  type PieceColumns,
  packPieceColumns,
  type TermOccurrence,
  type UnpackedPiece,
  unpackPieceColumns,
} from "./piece.ts";
import { boundsOf } from "./piece-bounds.ts";
import { type PagefindFilter, type PagefindList, readList } from "./read-files.ts";
import { type Source, unlessUnlike } from "./source.ts";
import { PAGEFIND } from "./version.ts";

/** What readers download of a shard besides fragments and the program, and what the next build needs to make it anew. */
export interface PackedIndex {
  readonly files: Bundle;
  readonly extras: Uint8Array;
  /** The first word of every part of its list. */
  readonly parts: readonly string[];
  /** Tells which words it may have: see `sieve.ts`. */
  readonly sieve: Uint8Array;
}

/**
 * Makes one index of several, as Pagefind would have made it of all articles at once, and makes it small to download. Of
 * Pagefind's list, which every reader needs before the first result, half is hashes; so its files are numbered, fragments
 * in the order in which articles were added, and results sort by date without a list of dates. Of the
 * pieces half is places of words, which this site does not use. What is left is packed (`list.ts`,
 * `piece.ts`), and the browser makes of it what Pagefind reads. The folder of a bundle has a hash in its name, so
 * addresses still change with what they hold.
 *
 * @param sources what is known of the articles of the shard, each in one of them
 * @param chunkSize how large a piece of the index is, in numbers as Pagefind counts them
 * @throws Error when a file is not as expected, as another version of Pagefind may write it, when the sources do not go
 *   together, or when what a browser makes of the packed one would not say the same
 */
export function packIndex(sources: readonly Source[], chunkSize: number): PackedIndex {
  const { lengths, fields, entry, ...whole } = mergeSources(sources);
  const files = new Map<string, Uint8Array>([["pagefind-entry.json", Buffer.from(JSON.stringify(entry))]]);
  const filters = whole.filters.map((filter, number) => {
    files.set(`filter/${nameOf(number)}.pf_filter`, filterFile(filter));
    return { filter: filter.filter, name: nameOf(number) };
  });
  const table = new OccurrenceTable();
  const words = sources.map((source) => source.words(table, fields));
  const pieces: string[] = [];
  const ends: string[] = [];
  const extras = new ExtrasWriter();
  const sieve = new SieveWriter();
  unlessUnlike(".pf_index", () => {
    for (const { columns, extras: more, bytes, like } of mergePieces(words, table, chunkSize)) {
      const name = nameOf(pieces.length);
      files.set(
        `index/${name}.pf_index`,
        bytes ?? (like && bytesIfSame(like, columns)) ?? packedPiece(columns, table.ways),
      );
      pieces.push(name);
      ends.push(columns.texts[0] ?? "", columns.texts.at(-1) ?? "");
      extras.add(more, columns.steps.length);
      sieve.add(columns.texts);
    }
  });
  const fragments = lengths.map((_, number) => nameOf(number));
  const bounds = boundsOf(ends);
  const list = { lengths, fragments, bounds, pieces, filters, fields };
  const parts = listParts(bounds.filter((_, at) => at % 2 === 0));
  for (const [number, part] of parts.entries()) files.set(partName(number), packPart(part));
  for (const { hash } of Object.values(entry.languages)) files.set(`pagefind.${hash}.pf_meta`, packedList(list));
  const firsts = parts.map(([first = ""]) => first);
  return { files, extras: extras.packed(), parts: firsts, sieve: sieve.packed() };
}

function packedList(list: PagefindList): Uint8Array {
  return unlessUnlike(".pf_meta", () => {
    const { lengths, bounds, filters, fields } = list;
    const head = written((cbor) => {
      cbor.array(6);
      cbor.value(PAGEFIND);
    });
    const tail = written((cbor) => {
      cbor.value(filters.map(({ filter, name }) => [filter, name]));
      cbor.value([]);
      cbor.value(fields);
    });
    const packed = packList({ head: [...head], tail: [...tail], lengths, bounds });
    if (!isDeepStrictEqual(readList(pagefindList(unpackList(packed))), list))
      throw new RangeError("cannot be unpacked");
    return packed;
  });
}

function packedPiece(piece: PieceColumns, ways: readonly TermOccurrence[]): Uint8Array {
  const packed = packPieceColumns(piece, ways);
  if (!isSame(piece, ways, unpackPieceColumns(packed))) throw new RangeError("cannot be unpacked");
  return packed;
}

function isSame(piece: PieceColumns, ways: readonly TermOccurrence[], unpacked: UnpackedPiece): boolean {
  const { occurrences, ...other } = unpacked.piece;
  // A way has another number in every piece: by its place the one that it had before.
  const numbers: number[] = [];
  for (let at = 0; at < occurrences.length; at += 1) {
    const place = occurrences[at] ?? 0;
    const number = piece.occurrences[at] ?? -1;
    numbers[place] ??= number;
    if (numbers[place] !== number) return false;
  }
  return (
    occurrences.length === piece.occurrences.length &&
    numbers.every((number, place) => isSameWay(ways[number], unpacked.ways[place])) &&
    same(other.texts, piece.texts) &&
    same(other.variants, piece.variants) &&
    same(other.forms, piece.forms) &&
    same(other.lengths, piece.lengths) &&
    same(other.steps, piece.steps)
  );
}

function isSameWay(a: TermOccurrence | undefined, b: TermOccurrence | undefined): boolean {
  return a !== undefined && b !== undefined && same(a.weights, b.weights) && same(a.fields, b.fields);
}

function filterFile({ filter, values }: PagefindFilter): Uint8Array {
  const file = written((cbor) => {
    cbor.raw(new TextEncoder().encode(SIGNATURE));
    cbor.value([filter, values.map(({ value, articles }) => [value, articles])]);
  });
  return gzipSync(file, { level: constants.Z_BEST_COMPRESSION });
}

function written(write: (cbor: CborWriter) => void): Uint8Array {
  const cbor = new CborWriter();
  write(cbor);
  return cbor.bytes;
}
