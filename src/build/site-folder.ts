import { hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { walk } from "../disk/walk.ts";
import { type BlobStore, linkOrCopy, type Stamp, stampOf } from "../kept/blob-store.ts";
import { filesWithin, type Looked } from "./old-site.ts";
import { Takeover } from "./takeover.ts";

/** What is taken over from the old site as it lies there. */
export interface Taken {
  /** The old site. */
  readonly folder: string;
  /** Folders in it that come into the new site as they are, when it is published. */
  readonly folders: readonly string[];
  /** The files in them, in the order of their paths. */
  readonly paths: readonly string[];
}

/**
 * The folder of a site in the making, and how its files lie there. With a store new files are kept for later builds, and
 * linked: whoever changes one writes another in its place, never into it, since the published one may be the same file.
 *
 * A kept file that lies in the old site at the same place is not touched at first: folders of which nothing has changed are
 * taken over as a whole (docs/decisions/0047). So look for files by `fileAt`.
 */
export class SiteFolder {
  readonly folder: string;
  /** By path on the site. */
  readonly stamps = new Map<string, Stamp>();
  readonly #blobs: BlobStore | undefined;
  readonly #old: Looked | undefined;
  readonly #takeover = new Takeover();
  readonly #folders = new Set<string>();

  /** @param old the site that will be replaced */
  constructor(folder: string, blobs?: BlobStore, old?: Looked) {
    this.folder = folder;
    this.#blobs = blobs;
    this.#old = old;
  }

  /** Writes a new file and the folders it needs. @param path on the site @throws Error of the file system */
  write(path: string, content: Uint8Array): Stamp {
    this.#takeover.leave(path);
    const file = this.#roomFor(path);
    const stamp = this.#blobs ? this.#keep(content, file) : writeStamped(file, content);
    this.stamps.set(path, stamp);
    return stamp;
  }

  /** Puts a file there that an earlier build has kept. @returns whether it is there; then nobody has to make it */
  place(path: string, kept: Stamp): boolean {
    const lying = this.#old?.files.get(path);
    const isThere = lying?.ino === kept.ino && lying.size === kept.size && lying.mtimeMs === kept.mtimeMs;
    const stamp = isThere ? kept : this.#blobs?.place(kept, this.#roomFor(path));
    if (isThere) this.#takeover.take(path);
    if (stamp) this.stamps.set(path, stamp);
    return stamp !== undefined;
  }

  /** The same without a look at what is kept: whoever calls looks at all files afterwards. @returns whether it is there */
  placeUnseen(path: string, { sha256 }: Stamp): boolean {
    return this.#blobs?.linkUnseen(sha256, this.#roomFor(path)) ?? false;
  }

  /** Keeps what somebody has written into the folder, if anybody has. @param path of a file; of a folder with a slash at its end */
  keep(path: string): void {
    if (!this.#blobs || !existsSync(this.folder + path)) return;
    const inside = path.endsWith("/") ? walk(this.folder + path.slice(0, -1)) : [{ path: "", kind: "file" }];
    for (const { path: name, kind } of inside) {
      if (kind !== "file") continue;
      const file = path.replace(/\/$/, "") + name;
      const bytes = readFileSync(this.folder + file);
      rmSync(this.folder + file);
      this.write(file, bytes);
    }
  }

  /** Takes a file away again, if it was put there. */
  remove(path: string): void {
    if (this.stamps.delete(path) && !this.#takeover.leave(path)) rmSync(this.folder + path);
  }

  /** Where a file of the site lies now. */
  fileAt(path: string): string {
    return `${(this.#takeover.has(path) && this.#old?.folder) || this.folder}${path}`;
  }

  /** Whether there is a file or a folder. */
  has(path: string): boolean {
    if (existsSync(this.folder + path) || this.#takeover.has(path)) return true;
    return this.#old !== undefined && existsSync(this.#old.folder + path) && this.#takeover.hasIn(path);
  }

  /** How many files lie in a folder itself. @param path without a slash at its end */
  countIn(path: string): number {
    const here = existsSync(this.folder + path) ? readdirSync(this.folder + path).length : 0;
    return here + this.#takeover.countIn(path);
  }

  /** Decides what is taken over, when all files are there; other files of the old site are linked. @throws Error of the file system */
  settle(): Taken {
    const { folder = "", found = [] } = this.#old ?? {};
    const { folders, files } = this.#takeover.divide(found, (path) => existsSync(this.folder + path));
    for (const path of files) this.land(path);
    for (const path of folders) this.#roomFor(path);
    return { folder, folders, paths: filesWithin(found, new Set(folders)) };
  }

  /** Puts a file here that lies in the old site, if it does. @throws Error of the file system */
  land(path: string): void {
    const [from, stamp] = [this.fileAt(path), this.stamps.get(path)];
    if (!stamp || !this.#takeover.leave(path)) return;
    const here = this.#roomFor(path);
    const how = linkOrCopy(from, here);
    const now = how === "linked" ? stamp : this.#laid(how, stamp, here);
    if (now) this.stamps.set(path, now);
  }

  /** @param how undefined when somebody has taken the old file away */
  #laid(how: "copied" | undefined, stamp: Stamp, file: string): Stamp | undefined {
    return how ? stampOf(file, stamp.sha256) : this.#blobs?.place(stamp, file);
  }

  #keep(content: Uint8Array, file: string): Stamp {
    const stamp = this.#blobs?.put(content);
    const placed = stamp && this.#blobs?.place(stamp, file);
    // Another build has cleared it away meanwhile.
    return placed ?? writeStamped(file, content);
  }

  #roomFor(path: string): string {
    this.#makeFolder(path.slice(0, path.lastIndexOf("/")));
    return this.folder + path;
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
