import { hash } from "node:crypto";
import { type FileFacts, KIND_COUNT, numbersOf } from "./file-facts.ts";

/** Facts of some files, a column for each thing: read and written as a few large pieces instead of thousands of small ones. */
export interface PackedColumns {
  readonly paths: readonly string[];
  readonly sha256: readonly string[];
  /** Empty for files without credits. */
  readonly credited: readonly string[];
  readonly sizes: Float64Array<ArrayBuffer>;
  /** Eight a file, as places in its own numbers. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Of all these files, one behind the other. */
  readonly numbers: Uint32Array<ArrayBuffer>;
}

/** Columns by what its files have in common. */
export type Shelves = ReadonlyMap<string, PackedColumns>;

/** Where the facts of a file are. */
interface Row {
  readonly shelf: string;
  readonly columns: PackedColumns;
  readonly row: number;
  /** Where its numbers begin. */
  readonly start: number;
}

/** Of an article, in whatever edition. */
const MONTH = /^(?:\/hant)?(\/\d{4}\/\d{2}\/)/;
/** Folder of a list, or of a shard of the index. */
const FOLDER = /^(?:\/hant)?((?:\/[^/]*){0,2}\/)/;
const HANDFUL = 2;

/**
 * On which shelf a file stands: what changes together stands together, the articles of a month, the pages and feeds of a list, in both
 * editions; and there are some three hundred, however many lists.
 */
export function shelfOf(path: string): string {
  const month = MONTH.exec(path)?.[1];
  if (month !== undefined) return month;
  return hash("sha256", FOLDER.exec(path)?.[1] ?? "").slice(0, HANDFUL);
}

/** Reads them a file at a time. */
export class Columns {
  readonly #rows = new Map<string, Row>();

  constructor(shelves: Shelves = new Map()) {
    for (const [shelf, columns] of shelves) {
      let start = 0;
      for (const [row, path] of columns.paths.entries()) {
        this.#rows.set(path, { shelf, columns, row, start });
        start += columns.ends[(row + 1) * KIND_COUNT - 1] ?? 0;
      }
    }
  }

  get paths(): Iterable<string> {
    return this.#rows.keys();
  }

  has(path: string): boolean {
    return this.#rows.has(path);
  }

  /** Where a file stands, or would. */
  shelfOf(path: string): string {
    return this.#rows.get(path)?.shelf ?? shelfOf(path);
  }

  of(path: string): FileFacts | undefined {
    const place = this.#rows.get(path);
    if (!place) return undefined;
    const { columns, row, start } = place;
    const { sha256, credited, sizes, ends, numbers } = columns;
    const [links = 0, loads = 0, anchors = 0, own = 0, data = 0, tokens = 0, asked = 0, used = 0] = ends.subarray(
      row * KIND_COUNT,
      (row + 1) * KIND_COUNT,
    );
    return {
      sha256: sha256[row] ?? "",
      size: sizes[row] ?? 0,
      ...(credited[row] && { credited: credited[row] }),
      numbers: numbers.subarray(start, start + used),
      ends: [links, loads, anchors, own, data, tokens, asked, used],
    };
  }
}

export function packColumns(files: ReadonlyMap<string, FileFacts>): PackedColumns {
  const all = [...files.values()];
  const numbers = new Uint32Array(all.reduce((sum, facts) => sum + facts.numbers.length, 0));
  const ends = new Uint32Array(all.length * KIND_COUNT);
  let at = 0;
  for (const [row, facts] of all.entries()) {
    ends.set(facts.ends, row * KIND_COUNT);
    const own = numbers.subarray(at, at + facts.numbers.length);
    own.set(facts.numbers);
    // Most of all, and nobody asks in which order: sorted, half of it is left in an archive of the cache.
    numbersOf({ ...facts, numbers: own }, "used").sort();
    at += facts.numbers.length;
  }
  return {
    paths: [...files.keys()],
    sha256: all.map(({ sha256 }) => sha256),
    credited: all.map(({ credited = "" }) => credited),
    sizes: Float64Array.from(all, ({ size }) => size),
    ends,
    numbers,
  };
}
