import { type FileFacts, KIND_COUNT } from "./file-facts.ts";

/** Facts of many files, a column for each thing: read and written as a few large pieces instead of ten thousands of small ones. */
export interface PackedColumns {
  readonly paths: readonly string[];
  readonly sha256: readonly string[];
  /** Empty for files without credits. */
  readonly credited: readonly string[];
  readonly sizes: Float64Array<ArrayBuffer>;
  /** Eight a file, as places in its own numbers. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Of all files, one behind the other. */
  readonly numbers: Uint32Array<ArrayBuffer>;
}

const NONE: PackedColumns = {
  paths: [],
  sha256: [],
  credited: [],
  sizes: new Float64Array(),
  ends: new Uint32Array(),
  numbers: new Uint32Array(),
};

/** Reads them a file at a time. */
export class Columns {
  readonly #columns: PackedColumns;
  /** Row of each file, and where its numbers begin. */
  readonly #rows = new Map<string, readonly [row: number, start: number]>();

  constructor(columns: PackedColumns = NONE) {
    this.#columns = columns;
    let start = 0;
    for (const [row, path] of columns.paths.entries()) {
      this.#rows.set(path, [row, start]);
      start += columns.ends[(row + 1) * KIND_COUNT - 1] ?? 0;
    }
  }

  get size(): number {
    return this.#rows.size;
  }

  get paths(): Iterable<string> {
    return this.#rows.keys();
  }

  of(path: string): FileFacts | undefined {
    const place = this.#rows.get(path);
    if (!place) return undefined;
    const [row, start] = place;
    const { sha256, credited, sizes, ends, numbers } = this.#columns;
    const [links = 0, loads = 0, anchors = 0, own = 0, data = 0, tokens = 0, asked = 0, used = 0] = ends.subarray(
      row * KIND_COUNT,
    );
    return {
      sha256: sha256[row] ?? "",
      size: sizes[row] ?? 0,
      ...(credited[row] && { credited: credited[row] }),
      numbers: numbers.subarray(start, start + used),
      ends: [links, loads, anchors, own, data, tokens, asked, used],
    };
  }

  /** @param numberOf the number that a text shall have */
  static packed(
    paths: readonly string[],
    of: (path: string) => FileFacts | undefined,
    numberOf: (number: number) => number,
  ): PackedColumns {
    const files = paths.map((path) => of(path));
    const total = files.reduce((sum, facts) => sum + (facts?.numbers.length ?? 0), 0);
    const numbers = new Uint32Array(total);
    const ends = new Uint32Array(paths.length * KIND_COUNT);
    let at = 0;
    for (const [row, facts] of files.entries()) {
      ends.set(facts?.ends ?? [], row * KIND_COUNT);
      for (const number of facts?.numbers ?? []) {
        numbers[at] = numberOf(number);
        at += 1;
      }
    }
    return {
      paths,
      sha256: files.map((facts) => facts?.sha256 ?? ""),
      credited: files.map((facts) => facts?.credited ?? ""),
      sizes: Float64Array.from(files, (facts) => facts?.size ?? 0),
      ends,
      numbers,
    };
  }
}
