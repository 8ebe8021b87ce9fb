import { type Dirent, existsSync, type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/** Nothing in them is anybody's text. */
const SKIPPED = /^(?:node_modules|\..+)$/;
/** Elsewhere Node watches all files one by one, which takes seconds and hundreds of megabytes for ten thousand articles. */
const WATCHES_TREES = process.platform === "darwin" || process.platform === "win32";

/**
 * Tells of what changes below some folders, and of single files. On Linux each folder is watched for what lies in it, which
 * costs a few microseconds each; folders that come are watched as well, and what lies in them is told of.
 */
export class FolderWatch {
  readonly #told: (path: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();

  /** @param told may be told of the same change twice, and of what is gone already */
  constructor(told: (path: string) => void) {
    this.#told = told;
  }

  /** @throws Error of the file system when no more can be watched */
  add(path: string): void {
    if (!existsSync(path)) return;
    // An editor puts another file in the place of the one that is watched.
    if (statSync(path).isFile())
      this.#watch(dirname(path), `${path}\0`, (name) => {
        if (name === basename(path)) this.#told(path);
      });
    else if (WATCHES_TREES) this.#watch(path, path, (name) => this.#told(join(path, name)), true);
    else this.#addTree(path);
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #addTree(folder: string): void {
    if (this.#watchers.has(folder)) return;
    this.#watch(folder, folder, (name) => this.#changed(join(folder, name)));
    for (const entry of entriesIn(folder)) {
      if (entry.isDirectory() && !SKIPPED.test(entry.name)) this.#addTree(join(folder, entry.name));
    }
  }

  #changed(path: string): void {
    if (isFolder(path)) {
      // What lies in it came before anybody watched, or the folder is another one of the same name.
      this.#forget(path);
      if (SKIPPED.test(basename(path))) return;
      this.#addTree(path);
      for (const entry of entriesIn(path)) {
        if (entry.isDirectory()) this.#changed(join(path, entry.name));
      }
    } else if (this.#watchers.has(path)) this.#forget(path);
    this.#told(path);
  }

  #forget(folder: string): void {
    for (const [path, watcher] of this.#watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      this.#watchers.delete(path);
    }
  }

  #watch(folder: string, key: string, changed: (name: string) => void, recursive = false): void {
    const watcher = watch(folder, { recursive }, (_, name) => {
      if (name !== null) changed(name);
    });
    // A folder that is removed while it is watched.
    watcher.on("error", () => watcher.close());
    this.#watchers.set(key, watcher);
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
