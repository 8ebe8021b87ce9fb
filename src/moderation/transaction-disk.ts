import { close, fsync, open, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { mkdir, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { errorCode } from "../content/text-file.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { syncPath } from "../disk/sync.ts";

// Of ten thousand files an object for each that is open would cost more than waiting for it.
const [opened, synced, closed] = [promisify(open), promisify(fsync), promisify(close)];

/** What a transaction asks of the file system; a test puts another in its place that dies on the way. */
export const DISK = {
  async rename(from: string, to: string): Promise<void> {
    renameSync(from, to);
  },
  /** Makes a folder where it is missing. @param secret for this user alone */
  async folder(path: string, secret: boolean): Promise<void> {
    await mkdir(path, { recursive: true, mode: secret ? 0o700 : 0o777 });
  },
  /** Writes a file whole; not until it is flushed does anybody know that it is on the disk. @param secret for this user alone */
  async write(path: string, text: string, secret: boolean): Promise<void> {
    const anew = { mode: secret ? 0o600 : 0o644, flag: "wx" };
    try {
      writeFileSync(path, text, anew);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
      // One that a killed command left would keep the mode it was made with.
      unlinkSync(path);
      writeFileSync(path, text, anew);
    }
  },
  /** Waits until a file is on the disk. */
  async flush(path: string): Promise<void> {
    const file = await opened(path, "r+");
    try {
      await synced(file);
    } finally {
      await closed(file);
    }
  },
  /** Writes a file that people edit as well, if it still is what was read. @throws ChangedMeanwhile */
  async replace(path: string, text: string, was: string | undefined): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    replaceFile(path, text, { was });
  },
  /** Waits until the names in a folder are on the disk. */
  async sync(folder: string): Promise<void> {
    syncPath(folder);
  },
  /** Removes a file, if it is there. */
  async remove(path: string): Promise<void> {
    try {
      unlinkSync(path);
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
    }
  },
  /** Removes a folder, if nothing is in it. */
  async prune(folder: string): Promise<void> {
    await rmdir(folder).catch(() => undefined);
  },
};
export type Disk = typeof DISK;
