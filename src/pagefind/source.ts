import { gunzipSync } from "node:zlib";
import type { PagefindEntry } from "../search/manifest.ts";
import { type Bundle, entryOf } from "./bundle.ts";
import { unpackExtras } from "./extras.ts";
import { KeptPiece, type Stretch, stretchOf } from "./kept-piece.ts";
import { pagefindList, unpackList } from "./list.ts";
import type { OccurrenceTable } from "./occurrence-table.ts";
import { PieceReader } from "./piece-reader.ts";
import { type PagefindFilter, type PagefindList, readFilter, readList } from "./read-files.ts";

/** What is known of some articles of a shard: what Pagefind has just made of them, or the shard in which they stood before. */
export interface Source {
  readonly entry: PagefindEntry;
  /** Fields of the metadata that its articles have. */
  readonly fields: readonly string[];
  /** Of each of its articles the number in the shard; below zero when the shard has it no more. */
  readonly numbers: readonly number[];
  /** Words of each of its articles. */
  readonly lengths: readonly number[];
  /** Articles by their numbers in here. */
  readonly filters: readonly PagefindFilter[];
  /** @param fields all of the shard @throws Error naming the file that is not as expected */
  words(table: OccurrenceTable, fields: readonly string[]): Iterable<Stretch>;
}

/** What Pagefind has just made. */
export interface Fresh extends Source {
  /** In the order in which articles were added; as they are. */
  readonly fragments: readonly Uint8Array[];
  /** The program, which is the same for all. */
  readonly program: Bundle;
}

/** A shard of an earlier build, of which some articles are wanted again. */
export interface Kept {
  /** All but the fragments and the program. */
  readonly files: Bundle;
  readonly extras: Uint8Array;
  /** Fields of the metadata that the wanted articles have. */
  readonly fields: readonly string[];
  /** Of each article it has the number in the new shard, or one below zero. */
  readonly numbers: readonly number[];
}

const LISTED = /^(?:fragment|index|filter)\//;
const LIST = /\.pf_meta$/;
const ENTRY = "pagefind-entry.json";

/**
 * @param bundle what Pagefind 1.6 has made, in one language
 * @param first number in the shard of the first article
 * @throws Error when a file is not as expected, as another version of Pagefind may write it; for a piece of the index when
 *   it is read
 */
export function freshSource(bundle: Bundle, first: number): Fresh {
  const [name, file] = listFileOf(bundle);
  const list = unlessUnlike(name, () => readList(gunzipSync(file)));
  const paths = pathsOf(list);
  const listed = new Set(Object.values(paths).flat());
  const found = [...bundle.keys()].filter((path) => LISTED.test(path));
  if (found.length !== listed.size || !found.every((path) => listed.has(path)))
    throw new Error(`Pagefind 的 ${name} 列出的文件与实际的不一致。`);
  return {
    entry: entryOf(bundle),
    fields: list.fields,
    numbers: list.fragments.map((_, at) => first + at),
    lengths: list.lengths,
    filters: paths.filters.map((path) => unlessUnlike(path, () => readFilter(gunzipSync(bytesOf(bundle, path))))),
    fragments: paths.fragments.map((path) => bytesOf(bundle, path)),
    program: new Map([...bundle].filter(([path]) => path !== name && path !== ENTRY && !LISTED.test(path))),
    words(table, fields) {
      const reader = new PieceReader(table, numbersOf(list.fields, fields), first);
      for (const path of paths.pieces) unlessUnlike(path, () => reader.read(gunzipSync(bytesOf(bundle, path))));
      return [stretchOf(reader.words)];
    },
  };
}

/** @throws Error when a file is not as this program writes it; for a piece of the index when it is read */
export function keptSource({ files, extras, fields, numbers }: Kept): Source {
  const [name, file] = listFileOf(files);
  const list = unlessUnlike(name, () => readList(pagefindList(unpackList(file))));
  const paths = pathsOf(list);
  return {
    entry: entryOf(files),
    fields,
    numbers,
    lengths: list.lengths,
    filters: paths.filters.map((path) => unlessUnlike(path, () => readFilter(gunzipSync(bytesOf(files, path))))),
    // One after the other, so that what was merged is forgotten.
    *words(table, all) {
      const how = { fields: numbersOf(list.fields, all), table, numbers };
      const more = unpackExtras(extras).values();
      let [next, first] = [more.next().value, 0];
      for (const path of paths.pieces) {
        const isLast = path === paths.pieces.at(-1);
        const piece = unlessUnlike(path, () => new KeptPiece(bytesOf(files, path), how, isLast));
        const end = first + piece.columns.steps.length;
        for (; next && next[0] < end; next = more.next().value) piece.extras.push([next[0] - first, next[1]]);
        first = end;
        yield piece;
      }
    },
  };
}

/** For each of some fields the number that it has among all. One that no article has any more is asked for by none. */
function numbersOf(fields: readonly string[], all: readonly string[]): number[] {
  return fields.map((field) => all.indexOf(field));
}

function listFileOf(bundle: Bundle): readonly [name: string, file: Uint8Array] {
  const [list, ...others] = [...bundle].filter(([name]) => LIST.test(name));
  if (!list || others.length > 0) throw new Error("Pagefind 没有写出恰好一个 .pf_meta 文件。");
  return list;
}

function pathsOf(list: PagefindList) {
  return {
    fragments: list.fragments.map((name) => `fragment/${name}.pf_fragment`),
    pieces: list.pieces.map((name) => `index/${name}.pf_index`),
    filters: list.filters.map(({ name }) => `filter/${name}.pf_filter`),
  };
}

function bytesOf(bundle: Bundle, path: string): Uint8Array {
  return bundle.get(path) ?? new Uint8Array();
}

/** @throws Error naming the file when the work on it fails */
export function unlessUnlike<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`看不懂 Pagefind 的 ${name}（${error instanceof Error ? error.message : String(error)}）。`);
  }
}

/** @throws Error naming what differs */
export function theSame<T>(what: string, items: readonly T[], of: (item: T) => string | string[]): string {
  const [first = "", ...others] = new Set(items.flatMap(of));
  if (others.length > 0) throw new Error(`Pagefind 分几次写出的索引${what}不同：${[first, ...others].join("、")}。`);
  return first;
}
