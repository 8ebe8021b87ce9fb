import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
  readonly #folder = mkdtempSync(join(tmpdir(), "migration-"));
  readonly #path = join(this.#folder, "rows");
  readonly #file = openSync(this.#path, "w", 0o600);
  #open = true;

  add(row: PostRow): void {
    writeSync(this.#file, `${JSON.stringify(row)}\n`);
  }

  /** The rows as JSON, one after the other, in the order in which they came. */
  async *lines(): AsyncGenerator<string> {
    let rest = "";
    for await (const chunk of createReadStream(this.#path, "utf8")) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  }

  close(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
