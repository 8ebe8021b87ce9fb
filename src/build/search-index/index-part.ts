import { gunzipSync } from "node:zlib";
import type { PagefindEntry } from "../../search/manifest.ts";
import type { Bundle } from "../bundle-cache.ts";
import { entryOf } from "./bundle.ts";
import {
  type PagefindFilter,
  type PagefindList,
  readFilter,
  readList,
  readPiece,
  type SizedWord,
} from "./read-pagefind.ts";
import { Occurrences } from "./term-occurrences.ts";

/** What Pagefind has made of some of a shard's articles, read. */
export interface IndexPart {
  readonly list: PagefindList;
  readonly entry: PagefindEntry;
  /** In the order in which articles were added; as they are. */
  readonly fragments: readonly Uint8Array[];
  readonly filters: readonly PagefindFilter[];
  /**
   * Words in order; read a piece at a time.
   * @param fields the number that each field of the metadata shall have
   */
  words(fields: readonly number[]): Iterable<SizedWord>;
  /** The program, which is the same for all. */
  readonly program: Bundle;
}

const LISTED = /^(?:fragment|index|filter)\//;
const LIST = /\.pf_meta$/;
const ENTRY = "pagefind-entry.json";

/**
 * @param bundle what Pagefind 1.6 has made, in one language
 * @throws Error when a file is not as expected, as another version of Pagefind may write it; for a piece of the index when
 *   it is read
 */
export function readPart(bundle: Bundle): IndexPart {
  const [name, ...others] = [...bundle.keys()].filter((name) => LIST.test(name));
  const file = name === undefined ? undefined : bundle.get(name);
  if (!name || !file || others.length > 0) throw new Error("Pagefind 没有写出恰好一个 .pf_meta 文件。");
  const list = unlessUnlike(name, () => readList(gunzipSync(file)));
  const paths = {
    fragments: list.fragments.map((name) => `fragment/${name}.pf_fragment`),
    pieces: list.pieces.map((name) => `index/${name}.pf_index`),
    filters: list.filters.map(({ name }) => `filter/${name}.pf_filter`),
  };
  const listed = new Set(Object.values(paths).flat());
  const found = [...bundle.keys()].filter((path) => LISTED.test(path));
  if (found.length !== listed.size || !found.every((path) => listed.has(path)))
    throw new Error(`Pagefind 的 ${name} 列出的文件与实际的不一致。`);
  const bytesOf = (path: string) => bundle.get(path) ?? new Uint8Array();
  const read = <T>(path: string, reader: (bytes: Uint8Array) => T): T =>
    unlessUnlike(path, () => reader(gunzipSync(bytesOf(path))));
  return {
    list,
    entry: entryOf(bundle),
    fragments: paths.fragments.map(bytesOf),
    filters: paths.filters.map((path) => read(path, readFilter)),
    *words(fields) {
      const occurrences = new Occurrences(fields);
      for (const path of paths.pieces) yield* read(path, (piece) => readPiece(piece, occurrences));
    },
    program: new Map([...bundle].filter(([path]) => path !== name && path !== ENTRY && !LISTED.test(path))),
  };
}

/** @throws Error naming the file when the work on it fails */
export function unlessUnlike<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`看不懂 Pagefind 的 ${name}（${error instanceof Error ? error.message : String(error)}）。`);
  }
}
