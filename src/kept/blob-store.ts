import { hash } from "node:crypto";
import { constants, copyFileSync, type Dirent, linkSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../disk/running-process.ts";
import { blobFile, readBlob } from "./read-blob.ts";
import { PART, writeBeside } from "./write-beside.ts";

/** How a file lay there when its bytes were counted; while it lies there like that, nobody has to count them again. */
export interface Stamp {
  readonly sha256: string;
  readonly size: number;
  /** Milliseconds since 1970, with fractions: when its bytes were last written. */
  readonly mtimeMs: number;
  readonly ino: number;
}

const FOLDER = /^[0-9a-f]{2}$/;
const BLOB = /^[0-9a-f]{62}$/;
/** What a file system says that cannot link, or not this. */
const CANNOT_LINK = new Set(["EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/**
 * Files by the SHA-256 of what is in them. Where they are wanted they are linked, not written: a published file and a kept
 * one are the same, so nobody may ever write into one; whoever did is noticed by its stamp, and the bytes are counted again.
 */
export class BlobStore {
  /** For blobs alone. */
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Keeps bytes.
   * @returns how they lie there; undefined when another build has cleared them away meanwhile
   * @throws Error of the file system
   */
  put(bytes: Uint8Array): Stamp | undefined {
    const sha256 = hash("sha256", bytes);
    const file = this.fileOf(sha256);
    const there = stampOf(file, sha256);
    if (there?.size === bytes.byteLength && sha256Of(file) === sha256) return there;
    writeBeside(file, [bytes]);
    return stampOf(file, sha256);
  }

  /**
   * Puts a kept file at a place where nothing is yet.
   * @param stamp how it lay there when it was kept
   * @returns how it lies there now; undefined when it is not there or is something else, and nothing was put anywhere
   * @throws Error of the file system about the place
   */
  place({ sha256, ...kept }: Stamp, target: string): Stamp | undefined {
    const file = this.fileOf(sha256);
    const now = stampOf(file, sha256);
    if (!now) return undefined;
    const same = now.size === kept.size && now.mtimeMs === kept.mtimeMs && now.ino === kept.ino;
    if (!same && (now.size !== kept.size || sha256Of(file) !== sha256)) {
      rmSync(file, { force: true });
      return undefined;
    }
    const how = linkOrCopy(file, target);
    return how === "copied" ? stampOf(target, sha256) : how && now;
  }

  /**
   * Links a kept file without a look at it: for whoever looks at all of them when they are where they are wanted.
   * @returns whether it is there now, and the very same file
   * @throws Error of the file system about the place
   */
  linkUnseen(sha256: string, target: string): boolean {
    return linkOrCopy(this.fileOf(sha256), target) === "linked";
  }

  /** @returns the bytes of a kept file; undefined when it is not there or is something else */
  read(sha256: string): Uint8Array | undefined {
    return readBlob(this.folder, sha256);
  }

  /** Removes all others, and what killed builds were writing. */
  keepOnly(digests: ReadonlySet<string>): void {
    for (const folder of entriesIn(this.folder)) {
      if (!folder.isDirectory() || !FOLDER.test(folder.name)) continue;
      for (const name of namesIn(join(this.folder, folder.name))) {
        if (digests.has(folder.name + name)) continue;
        const [part, writer] = PART.exec(name) ?? [""];
        const blob = name.slice(0, name.length - part.length);
        if (!BLOB.test(blob) || (writer !== undefined && isRunning(Number(writer)))) continue;
        rmSync(join(this.folder, folder.name, name), { force: true });
      }
    }
  }

  /** Where bytes with this digest lie, if they do. */
  fileOf(sha256: string): string {
    return blobFile(this.folder, sha256);
  }
}

/** How a file lies there, if it is a plain one. @param sha256 of what is in it */
export function stampOf(file: string, sha256: string): Stamp | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { sha256, size: stat.size, mtimeMs: stat.mtimeMs, ino: stat.ino } : undefined;
}

/**
 * Gives a file another name, and a copy where the file system cannot.
 * @returns undefined when there is nothing to link
 * @throws Error of the file system about the place
 */
export function linkOrCopy(file: string, target: string): "linked" | "copied" | undefined {
  try {
    linkSync(file, target);
    return "linked";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!CANNOT_LINK.has(code)) {
      if (code === "ENOENT" && !lstatSync(file, { throwIfNoEntry: false })) return undefined;
      throw error;
    }
    // On another file system, or one without links.
    copyFileSync(file, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    return "copied";
  }
}

/** Undefined when it is gone by now: another build may clear it away. */
function sha256Of(file: string): string | undefined {
  try {
    return hash("sha256", readFileSync(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function entriesIn(folder: string): Dirent[] {
  return unlessGone(() => readdirSync(folder, { withFileTypes: true }));
}

function namesIn(folder: string): string[] {
  return unlessGone(() => readdirSync(folder));
}

function unlessGone<T>(list: () => T[]): T[] {
  try {
    return list();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
