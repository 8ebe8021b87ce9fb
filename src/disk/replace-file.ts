import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { syncPath } from "./sync.ts";

/** A file is no longer what a command has read: somebody saved it meanwhile. The message is a Chinese sentence. */
export class ChangedMeanwhile extends Error {
  constructor(file: string) {
    super(`${file} 刚才被别的程序改过，没有动它；再运行一次。`);
  }
}

/** The disk would not take it, and says why in `code`; the message is a Chinese sentence. */
export class CannotWrite extends Error {
  readonly code: string;

  constructor(file: string, cause: unknown) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
    super(`不能写 ${file}（${code}），这个文件没有动。看看文件夹的权限和磁盘的空间，再运行一次。`, { cause });
    this.code = code;
  }
}

export interface ReplaceOptions {
  /** Of a file that is not there yet; one that is keeps its own. */
  readonly mode?: number;
  /** What the command has read and made the content of; undefined for a file that was not there. */
  readonly was?: string | Uint8Array | undefined;
}

/** Characters that are written at once of a text that comes in pieces. */
const AT_ONCE = 65_536;

/** A name that editors give to a copy: whoever looks through the folder passes over what a killed command left. */
export function partOf(file: string): string {
  return `${file}.part~`;
}

/**
 * Writes a file whole: beside it, onto the disk, and then in its place. Whoever reads it sees the old one or the new one,
 * also after the machine went down. Where `was` is given, only if the file still is that, so that an editor's
 * save is not lost. Who writes what others write as well holds the lock of its folder (lock.ts).
 *
 * @throws ChangedMeanwhile when the file is not what was read; CannotWrite: the old file is still there then as well
 */
export function replaceFile(
  file: string,
  content: string | Uint8Array | Generator<string>,
  options: ReplaceOptions = {},
): void {
  const part = partOf(file);
  try {
    rmSync(part, { force: true });
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    const handle = openSync(part, "wx", options.mode ?? 0o666);
    try {
      if (mode !== undefined) fchmodSync(handle, mode & 0o7777);
      if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(handle, content);
      else writePieces(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // As late as can be: between this look and the new name there is nothing.
    if ("was" in options && !isStill(file, options.was)) throw new ChangedMeanwhile(file);
    renameSync(part, file);
    syncPath(dirname(file));
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // Somebody's folder of that name: what went wrong first is what has to be told.
    }
    throw error instanceof ChangedMeanwhile ? error : new CannotWrite(file, error);
  }
}

/** A text of which no more is in memory at once than goes to the disk at once. */
function writePieces(handle: number, pieces: Iterable<string>): void {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < AT_ONCE) continue;
    writeFileSync(handle, waiting);
    waiting = "";
  }
  writeFileSync(handle, waiting);
}

function isStill(file: string, was: string | Uint8Array | undefined): boolean {
  const there = statSync(file, { throwIfNoEntry: false }) && readFileSync(file);
  if (!there || was === undefined) return !there && was === undefined;
  return there.equals(Buffer.from(was));
}
