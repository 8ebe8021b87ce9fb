import { mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { replaceFile } from "../disk/replace-file.ts";

/** What a transaction asks of the file system; a test puts one in its place that dies on the way. */
export interface Disk {
  /**
   * Writes a file whole and waits until it is on the disk. The folder is made where it is missing.
   * @param secret for this user alone, folder and file
   */
  write(path: string, text: string, secret: boolean): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Writes a file that people edit as well, if it still is what was read. @throws ChangedMeanwhile */
  replace(path: string, text: string, was: string | undefined): Promise<void>;
  /** Waits until the names in a folder are on the disk. */
  sync(folder: string): Promise<void>;
  /** Removes a file, if it is there, and the folder it leaves empty. */
  remove(path: string): Promise<void>;
}

/** The file system as it is. */
export const DISK: Disk = {
  async write(path, text, secret) {
    await mkdir(dirname(path), { recursive: true, mode: secret ? 0o700 : 0o777 });
    const file = await open(path, "w", secret ? 0o600 : 0o644);
    try {
      // One that a killed command left keeps the mode it was made with.
      if (secret) await file.chmod(0o600);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  async replace(path, text, was) {
    await mkdir(dirname(path), { recursive: true });
    replaceFile(path, text, { was });
  },
  async sync(folder) {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  },
  async remove(path) {
    await rm(path, { force: true });
    // Something else may be in it.
    await rmdir(dirname(path)).catch(() => undefined);
  },
};
