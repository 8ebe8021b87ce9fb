import { readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";

/** A program that a killed build had started may write one more file while its folder is being removed. */
const ATTEMPTS = 5;

/**
 * Removes a folder with everything in it; links are removed, not followed. Of 25,000 files in as many folders Node's own
 * `rmSync` takes twice as long, and on some disks ten times.
 *
 * @throws Error of the file system
 */
export function removeTree(folder: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      remove(folder);
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "ENOENT" && attempt > 1) return;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

function remove(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) remove(path);
    else unlinkSync(path);
  }
  rmdirSync(folder);
}
