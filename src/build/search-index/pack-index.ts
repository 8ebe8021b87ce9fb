import { isDeepStrictEqual } from "node:util";
import { constants, gzipSync } from "node:zlib";
import { CborWriter } from "../../search/cbor-writer.ts";
import { nameOf, packList, pagefindList, SIGNATURE, unpackList } from "../../search/index-list.ts";
import { packPiece, unpackPiece } from "../../search/index-piece.ts";
import type { Bundle } from "../bundle-cache.ts";
import { readPart, unlessUnlike } from "./index-part.ts";
import { mergeParts } from "./merge-parts.ts";
import { boundsOf, cutPieces } from "./merge-words.ts";
import { type PagefindFilter, type PagefindList, readList, type SizedWord } from "./read-pagefind.ts";
import { samePiece } from "./same-piece.ts";

/**
 * Makes one index of several, as Pagefind would have made it of all articles at once, and makes it small to download. Of
 * Pagefind's list, which every reader needs before the first result, half is hashes; so its files are numbered, fragments
 * in the order in which articles were added, and results sort by date without a list of dates. Of the
 * pieces half is places of words, which this site does not use. What is left is packed (`index-list.ts`,
 * `index-piece.ts`), and the browser makes of it what Pagefind reads. The folder of a bundle has a hash in its name, so
 * addresses still change with what they hold.
 *
 * @param bundles what Pagefind 1.6 has made of some articles after the others
 * @param chunkSize how large a piece of the index is, in numbers as Pagefind counts them
 * @throws Error when a file is not as expected, as another version of Pagefind may write it, when the bundles do not go
 *   together, or when what a browser makes of the packed one would not say the same
 */
export function packIndex(bundles: readonly Bundle[], chunkSize: number): Bundle {
  const { version, lengths, fields, entry, program, ...whole } = mergeParts(bundles.map(readPart));
  const files = new Map<string, Uint8Array>([...program, ["pagefind-entry.json", Buffer.from(JSON.stringify(entry))]]);
  const fragments = whole.fragments.map((fragment, number) => {
    files.set(`fragment/${nameOf(number)}.pf_fragment`, fragment);
    return nameOf(number);
  });
  const filters = whole.filters.map((filter, number) => {
    files.set(`filter/${nameOf(number)}.pf_filter`, filterFile(filter));
    return { filter: filter.filter, name: nameOf(number) };
  });
  const pieces: string[] = [];
  const ends: string[] = [];
  for (const piece of cutPieces(whole.words, chunkSize)) {
    const name = nameOf(pieces.length);
    files.set(`index/${name}.pf_index`, packedPiece(piece));
    pieces.push(name);
    ends.push(piece[0]?.text ?? "", piece.at(-1)?.text ?? "");
  }
  const list = { version, lengths, fragments, bounds: boundsOf(ends), pieces, filters, fields };
  for (const { hash } of Object.values(entry.languages)) files.set(`pagefind.${hash}.pf_meta`, packedList(list));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function packedList(list: PagefindList): Uint8Array {
  return unlessUnlike(".pf_meta", () => {
    const { version, lengths, bounds, filters, fields } = list;
    const head = written((cbor) => {
      cbor.array(6);
      cbor.value(version);
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

function packedPiece(piece: readonly SizedWord[]): Uint8Array {
  return unlessUnlike(".pf_index", () => {
    const packed = packPiece(piece);
    if (!samePiece(unpackPiece(packed), piece)) throw new RangeError("cannot be unpacked");
    return packed;
  });
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
