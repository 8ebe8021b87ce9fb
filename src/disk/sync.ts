import { spawnSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes sure that everything in a folder is on the disk, so that after a power failure the new name does not stand for
 * files without content. Asked for the whole file system at once (`sync -f`, syncfs(2)): 2,600 files in 2,500 folders took
 * 0.1 seconds, one fsync(2) for each took 2 to 11 on the same disk (ext4), because every one waits for the journal. Where
 * there is no such program each file and folder is asked for.
 *
 * @throws Error of the file system when a file cannot be written to the disk
 */
export function syncFolder(folder: string): void {
  if (spawnSync("sync", ["-f", folder], { stdio: "ignore" }).status === 0) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    syncPath(join(entry.parentPath, entry.name));
  }
  syncPath(folder);
}

/** A folder's own entry: the names in it. */
export function syncPath(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
