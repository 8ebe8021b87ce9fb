import type { Found } from "../disk/walk.ts";

/**
 * Most folders that are taken over: each is a rename between the old site and the new one, and for some milliseconds there
 * is neither.
 */
const MOST_FOLDERS = 2000;

/** Which files of the old site come into the new one as they are, and which folders are of nothing else. */
export class Takeover {
  /** Files. */
  readonly #paths = new Set<string>();
  /** How many of what lies in a folder itself. */
  readonly #counts = new Map<string, number>();

  take(path: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    const folder = folderOf(path);
    this.#counts.set(folder, this.countIn(folder) + 1);
  }

  /** @returns whether it was taken */
  leave(path: string): boolean {
    if (!this.#paths.delete(path)) return false;
    const folder = folderOf(path);
    this.#counts.set(folder, this.countIn(folder) - 1);
    return true;
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Whether one is taken that lies in a folder or below. */
  hasIn(path: string): boolean {
    const inside = path.endsWith("/") ? path : `${path}/`;
    for (const taken of this.#paths) if (taken.startsWith(inside)) return true;
    return false;
  }

  /** How many files are taken that lie in a folder itself. @param path without a slash at its end */
  countIn(path: string): number {
    return this.#counts.get(path) ?? 0;
  }

  /**
   * @param found all that lies in the old site, folders before what is in them
   * @param isNew whether there is something else already by that name
   * @returns the largest folders of which everything is taken, and the files that lie in none of them
   */
  divide(
    found: readonly Found[],
    isNew: (path: string) => boolean,
  ): { readonly folders: readonly string[]; readonly files: readonly string[] } {
    const whole = this.#wholeFolders(found);
    const folders: string[] = [];
    const files: string[] = [];
    let inside: string | undefined;
    for (const { path, kind } of found) {
      if (inside !== undefined && path.startsWith(inside)) continue;
      inside = undefined;
      if (kind === "file") {
        if (this.#paths.has(path)) files.push(path);
      } else if (whole.has(path) && folders.length < MOST_FOLDERS && !isNew(path)) {
        folders.push(path);
        inside = `${path}/`;
      }
    }
    return { folders, files };
  }

  #wholeFolders(found: readonly Found[]): ReadonlySet<string> {
    const missing = new Map<string, number>();
    for (const { path } of found) missing.set(folderOf(path), (missing.get(folderOf(path)) ?? 0) + 1);
    const whole = new Set<string>();
    // What is in a folder comes behind it.
    for (let at = found.length - 1; at >= 0; at -= 1) {
      const { path = "", kind } = found[at] ?? {};
      const isWhole = kind === "file" ? this.#paths.has(path) : kind === "folder" && missing.get(path) === 0;
      if (!isWhole) continue;
      if (kind === "folder") whole.add(path);
      missing.set(folderOf(path), (missing.get(folderOf(path)) ?? 0) - 1);
    }
    return whole;
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
