import { hash } from "node:crypto";
import { lstatSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { ArticleFolder } from "./folders.ts";
import { type FileStatus, type Outside, secretScan } from "./outside.ts";

/** What is larger is refused by its size alone, whatever it is. */
const MOST_READ = 16 * 1024 * 1024;
/**
 * A file system counts time in steps of up to two seconds (FAT): what was written so shortly before it was counted may be written
 * again and lie there just the same. Git calls that racily clean.
 */
const SETTLED_MS = 2500;

/** How the files of an article lay there when they were counted; while they lie like that, nobody has to count them again. */
export interface KeptFolder {
  readonly stamp: string;
  /** As of `ArticleFiles`. */
  readonly digest: string;
}

/** The names of all files that the reading of an article may look at. */
function namesIn({ hasText, otherFiles, entryFiles = [] }: ArticleFolder): string[] {
  return ["article.json", ...(hasText ? ["article.md"] : []), ...otherFiles, ...entryFiles];
}

/** How the files of an article lie there now. */
export interface Lying {
  readonly stamp: string;
  /** Whether whatever is written from now on will lie otherwise. */
  readonly settled: boolean;
  /** By their names. */
  readonly files: ReadonlyMap<string, Stats>;
}

/** @throws Error of the file system */
export function lyingIn(folder: ArticleFolder): Lying {
  const before = Date.now() - SETTLED_MS;
  let settled = true;
  let stamp = "";
  const files = new Map<string, Stats>();
  for (const name of namesIn(folder)) {
    const stats = lstatSync(join(folder.path, name));
    const { size, mtimeMs, ctimeMs, ino, mode } = stats;
    files.set(name, stats);
    // The second time is that of the last change by the file system's own clock, which nobody can set back.
    settled &&= mtimeMs < before && ctimeMs < before;
    stamp += `${name}/${mode} ${size} ${mtimeMs} ${ctimeMs} ${ino}/`;
  }
  return { stamp, settled, files };
}

interface FileRead extends FileStatus {
  /** Absent for what is no file, or too large. */
  readonly bytes?: Buffer;
}

/**
 * The files of an article, read once: an author who saves in the midst of it changes nothing of what was counted and read.
 * Whatever else is asked for is not there.
 */
export class ArticleFiles implements Outside {
  /** SHA-256 over the names of all files and what is in them. */
  readonly digest: string;
  /** All in which a secret was looked for. */
  readonly tokens = new Set<string>();
  readonly #files = new Map<string, FileRead>();

  /** @throws Error of the file system */
  constructor({ path: folder }: ArticleFolder, { files }: Lying) {
    let counted = "";
    for (const [name, stats] of files) {
      const path = join(folder, name);
      const bytes = stats.isFile() && stats.size <= MOST_READ ? readFileSync(path) : undefined;
      this.#files.set(path, { ...statusOf(stats), ...(bytes && { bytes, size: bytes.length }) });
      counted += `${name}/${bytes ? hash("sha256", bytes) : `${stats.mode} ${stats.size}`}/`;
    }
    this.digest = hash("sha256", counted);
  }

  status(path: string): FileStatus {
    return this.#fileAt(path);
  }

  bytes(path: string): Buffer {
    const { bytes } = this.#fileAt(path);
    if (!bytes) throw new Error(`${path} was not read: it is no file, or too large`);
    return bytes;
  }

  text(path: string): string {
    return this.bytes(path).toString("utf8");
  }

  secretsIn(text: string): readonly string[] {
    return secretScan().find(Buffer.from(text), this.tokens);
  }

  #fileAt(path: string): FileRead {
    const file = this.#files.get(path);
    if (!file) throw new Error(`${path} is no file of this article`);
    return file;
  }
}

function statusOf(stats: Stats): FileStatus {
  return { isFile: () => stats.isFile(), isSymbolicLink: () => stats.isSymbolicLink(), size: stats.size };
}
