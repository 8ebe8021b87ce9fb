import { hash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BlobStore, type Stamp, stampOf } from "../kept/blob-store.ts";

/**
 * The folder of a site in the making, and how its files lie there. With a store new files are kept for later builds, and
 * linked: whoever changes one writes another in its place, never into it, since the published one may be the same file.
 */
export class SiteFolder {
  readonly folder: string;
  /** By path on the site. */
  readonly stamps = new Map<string, Stamp>();
  readonly #blobs: BlobStore | undefined;
  readonly #folders = new Set<string>();

  constructor(folder: string, blobs?: BlobStore) {
    this.folder = folder;
    this.#blobs = blobs;
  }

  /** Writes a new file and the folders it needs. @param path on the site @throws Error of the file system */
  write(path: string, content: Uint8Array): Stamp {
    const file = this.#roomFor(path);
    const stamp = this.#blobs ? this.#keep(content, file) : writeStamped(file, content);
    this.stamps.set(path, stamp);
    return stamp;
  }

  /** Puts a file there that an earlier build has kept. @returns whether it is there; then nobody has to make it */
  place(path: string, kept: Stamp): boolean {
    const stamp = this.#blobs?.place(kept, this.#roomFor(path));
    if (stamp) this.stamps.set(path, stamp);
    return stamp !== undefined;
  }

  /** The same without a look at what is kept: whoever calls looks at all files afterwards. @returns whether it is there */
  placeUnseen(path: string, { sha256 }: Stamp): boolean {
    return this.#blobs?.linkUnseen(sha256, this.#roomFor(path)) ?? false;
  }

  /** Takes a file away again, if it was put there. */
  remove(path: string): void {
    if (this.stamps.delete(path)) rmSync(join(this.folder, path));
  }

  #keep(content: Uint8Array, file: string): Stamp {
    const stamp = this.#blobs?.put(content);
    const placed = stamp && this.#blobs?.place(stamp, file);
    // Another build has cleared it away meanwhile.
    return placed ?? writeStamped(file, content);
  }

  #roomFor(path: string): string {
    this.#makeFolder(path.slice(0, path.lastIndexOf("/")));
    return join(this.folder, path);
  }

  /** Node's own recursion asks the system thrice for each. @param path on the site, without a slash at its end */
  #makeFolder(path: string): void {
    if (this.#folders.has(path)) return;
    this.#folders.add(path);
    const folder = this.folder + path;
    if (path === "") mkdirSync(folder, { recursive: true });
    else {
      this.#makeFolder(path.slice(0, path.lastIndexOf("/")));
      makeUnlessThere(folder);
    }
  }
}

/** Other processes lay files here as well. */
function makeUnlessThere(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function writeStamped(file: string, content: Uint8Array): Stamp {
  writeFileSync(file, content, { flag: "wx" });
  const stamp = stampOf(file, hash("sha256", content));
  if (!stamp) throw new Error(`${file} 刚写下就不见了。`);
  return stamp;
}
