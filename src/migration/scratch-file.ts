import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A file of this run alone, for what memory should not hold. It has no name as soon as it is open, so that of a run that was killed
 * nothing is left of what others have written; where a system does not let go of the name, it goes with `close`.
 */
export class ScratchFile {
  readonly #folder = mkdtempSync(join(tmpdir(), "migration-"));
  readonly descriptor = openSync(join(this.#folder, "rows"), "w+", 0o600);
  #open = true;

  constructor() {
    this.#removeName();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.descriptor);
    this.#removeName();
  }

  #removeName(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // Windows keeps what is open.
    }
  }
}
