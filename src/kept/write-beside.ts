import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What somebody is writing, and who; one whose process is gone is nobody's. */
export const PART = /\.part-(\d+)$/;

/**
 * Writes a file beside its name and renames it, so that it is there as a whole or not at all, and whoever has the old one
 * open or linked keeps it. Nothing waits for the disk: what is kept can be lost, and is known by its digest.
 *
 * @throws Error of the file system
 */
export function writeBeside(file: string, bytes: Uint8Array): void {
  const part = `${file}.part-${process.pid}`;
  const write = () => writeFileSync(part, bytes, { flag: "wx" });
  try {
    // A killed process may have had our number.
    rmSync(part, { force: true });
    try {
      write();
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
      mkdirSync(dirname(file), { recursive: true });
      write();
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
