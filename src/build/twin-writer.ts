import { fileOf } from "../domain/page-file.ts";
import type { TraditionalEdition } from "../traditional/edition.ts";
import { writeSiteFile } from "./site-files.ts";

/** Pages converted at a time: enough that the dictionary stays in the processor's cache, which halves the time. */
const BATCH = 32;

interface WrittenFile {
  /** Address on the site. */
  readonly path: string;
  readonly text: string;
  /** Where it was written. */
  readonly file: string;
}

/** Writes the twins of pages and feeds, some after the pages themselves. */
export class TwinWriter {
  readonly #edition: TraditionalEdition;
  #waiting: WrittenFile[] = [];

  constructor(edition: TraditionalEdition) {
    this.#edition = edition;
  }

  add(written: WrittenFile): void {
    this.#waiting.push(written);
    if (this.#waiting.length >= BATCH) this.finish();
  }

  /** Writes the twins that still wait. */
  finish(): void {
    for (const { path, text, file } of this.#waiting) {
      const twin = this.#edition.twinOf({ path, text });
      if (twin) writeSiteFile(file.slice(0, -fileOf(path).length) + fileOf(twin.path), twin.text);
    }
    this.#waiting = [];
  }
}
