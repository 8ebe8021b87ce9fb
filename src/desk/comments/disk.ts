import { mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";

/** What a transaction asks of the file system; a test puts one in its place that dies on the way. */
export interface Disk {
  /** Writes a file whole and waits until it is on the disk. The folder is made where it is missing. */
  write(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there, and the folder it leaves empty. */
  remove(path: string): Promise<void>;
}

/** The file system as it is. */
export const DISK: Disk = {
  async write(path, text) {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "w", 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  async remove(path) {
    await rm(path, { force: true });
    // Something else may be in it.
    await rmdir(dirname(path)).catch(() => undefined);
  },
};
