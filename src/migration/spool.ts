import { Shelf } from "./shelf.ts";

/** What is told of one post in a report. */
export interface PostRow {
  readonly id: number;
  readonly title: string;
  /** Where it is now, `/2019/05/slug/`. */
  readonly address: string;
  /** Where it was. */
  readonly from: string;
  readonly state: string;
  readonly moved: readonly { readonly what: string; readonly text: string }[];
  readonly remarks: readonly string[];
}

/** An item that became no article and no file of one. */
export interface SetAside {
  readonly id: number;
  readonly type: string;
  readonly status: string;
  /** In Chinese, with the place in the export. */
  readonly reason: string;
}

/**
 * Rows of a report, kept on the disk until it is written: of a hundred thousand posts they are more than memory should hold. Gone
 * with `close`.
 */
export class Spool {
  readonly #rows = new Shelf<PostRow>();
  readonly #setAside = new Shelf<SetAside>();

  add(row: PostRow): void {
    this.#rows.put(row);
  }

  /** The rows in the order in which they came. */
  rows(): Iterable<PostRow> {
    return this.#rows.values();
  }

  addSetAside(item: SetAside): void {
    this.#setAside.put(item);
  }

  setAside(): Iterable<SetAside> {
    return this.#setAside.values();
  }

  close(): void {
    this.#rows.close();
    this.#setAside.close();
  }
}
