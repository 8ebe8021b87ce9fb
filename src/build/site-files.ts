import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

let written = 0;

/** Writes a file of the site and the folders it needs. */
export function writeSiteFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  written += 1;
}

/** Files written since the process started; Eleventy counts none in a dry run. */
export function filesWritten(): number {
  return written;
}
