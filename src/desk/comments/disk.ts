import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** What a transaction asks of the file system; a test puts one in its place that dies on the way. */
export interface Disk {
  /** Writes a file whole and waits until it is on the disk. The folder is made where it is missing. */
  write(path: string, text: string): void;
  rename(from: string, to: string): void;
  /** Removes a file, if it is there, and the folder it leaves empty. */
  remove(path: string): void;
}

/** The file system as it is. */
export const DISK: Disk = {
  write(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, "w", 0o644);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove(path) {
    rmSync(path, { force: true });
    try {
      rmdirSync(dirname(path));
    } catch {
      // Something else is in it.
    }
  },
};
