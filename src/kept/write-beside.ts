import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** What somebody is writing, and who; one whose process is gone is nobody's. */
export const PART = /\.part-(\d+)$/;

/**
 * Writes a file beside its name and renames it, so that it is there as a whole or not at all, and whoever has the old one
 * open or linked keeps it. Nothing waits for the disk: what is kept can be lost, and is known by its digest.
 *
 * @param parts its bytes, one piece behind the other
 * @throws Error of the file system
 */
export function writeBeside(file: string, parts: readonly Uint8Array[]): void {
  const part = `${file}.part-${process.pid}`;
  try {
    const handle = openNew(part);
    try {
      for (const bytes of parts) writeAll(handle, bytes);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function openNew(part: string): number {
  try {
    return openSync(part, "wx");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") mkdirSync(dirname(part), { recursive: true });
    // A killed process may have had our number.
    else if (code === "EEXIST") rmSync(part, { force: true });
    else throw error;
    return openSync(part, "wx");
  }
}

/** The system may take less at a time than it is given. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}
