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

/**
 * Rows of a report, kept on the disk until it is written: of a hundred thousand posts they are more than memory should hold. Gone
 * with `close`.
 */
export class Spool {
  readonly #rows = new Shelf<PostRow>();

  add(row: PostRow): void {
    this.#rows.put(row);
  }

  /** The rows in the order in which they came. */
  *rows(): Generator<PostRow> {
    for (let at = 0; at < this.#rows.size; at += 1) yield this.#rows.get(at);
  }

  close(): void {
    this.#rows.close();
  }
}
