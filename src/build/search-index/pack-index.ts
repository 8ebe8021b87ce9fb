import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { nameOf, packList, pagefindList, unpackList } from "../../search/index-list.ts";
import { packPiece, pagefindPiece, unpackPiece } from "../../search/index-piece.ts";
import type { Bundle } from "../bundle-cache.ts";
import { readList, readPiece } from "./read-pagefind.ts";

const FRAGMENT = /^fragment\//;
const PIECE = /^index\//;

/**
 * Makes an index small to download. Of Pagefind's list, which every reader needs before the first result, half is hashes;
 * so fragments and pieces are numbered, in the order in which articles were added, and results sort by date without a list
 * of dates. Of the pieces half is places of words, which this site does not use. What is left is packed (`index-list.ts`,
 * `index-piece.ts`), and the browser makes of it what Pagefind reads. The folder of a bundle has a hash in its name, so
 * addresses still change with what they hold.
 *
 * @param bundle what Pagefind 1.6 has made, in one language
 * @throws Error when a file is not as expected, as another version of Pagefind may write it, or when what a browser makes of
 *   the packed one would not say the same
 */
export function packIndex(bundle: Bundle): Bundle {
  const [meta, ...others] = [...bundle.keys()].filter((name) => name.endsWith(".pf_meta"));
  const file = meta === undefined ? undefined : bundle.get(meta);
  if (!meta || !file || others.length > 0) throw new Error("Pagefind 没有写出恰好一个 .pf_meta 文件。");
  const { fragments, pieces, ...list } = unlessUnlike(meta, () => readList(gunzipSync(file)));
  const names = new Map([
    [meta, meta],
    ...fragments.map((name, number) => renamed("fragment", "pf_fragment", name, number)),
    ...pieces.map((name, number) => renamed("index", "pf_index", name, number)),
  ]);
  const numbered = [...bundle].filter(([name]) => name === meta || FRAGMENT.test(name) || PIECE.test(name));
  if (numbered.length !== names.size || !numbered.every(([name]) => names.has(name)))
    throw new Error(`Pagefind 的 ${meta} 列出的文件与实际的不一致。`);
  const packed = [...bundle].map(([name, content]): [string, Uint8Array] => {
    const bytes = name === meta ? packedList(meta, list) : PIECE.test(name) ? packedPiece(name, content) : content;
    return [names.get(name) ?? name, bytes];
  });
  return new Map(packed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function packedList(name: string, list: Parameters<typeof packList>[0]): Uint8Array {
  return unlessUnlike(name, () => {
    const packed = packList(list);
    const { fragments, pieces, ...again } = readList(pagefindList(unpackList(packed)));
    const numbers = [fragments, pieces].every((names) => names.every((name, number) => name === nameOf(number)));
    if (!numbers || !isDeepStrictEqual(again, list)) throw new RangeError("cannot be unpacked");
    return packed;
  });
}

function packedPiece(name: string, content: Uint8Array): Uint8Array {
  return unlessUnlike(name, () => {
    const piece = readPiece(gunzipSync(content));
    const packed = packPiece(piece);
    if (Buffer.compare(pagefindPiece(unpackPiece(packed)), pagefindPiece(piece)) !== 0)
      throw new RangeError("cannot be unpacked");
    return packed;
  });
}

/** Path of a fragment or piece before and after. */
function renamed(folder: string, ending: string, name: string, number: number): [string, string] {
  return [`${folder}/${name}.${ending}`, `${folder}/${nameOf(number)}.${ending}`];
}

function unlessUnlike<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`看不懂 Pagefind 的 ${name}（${error instanceof Error ? error.message : String(error)}）。`);
  }
}
