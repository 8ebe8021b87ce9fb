import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { inspect } from "node:util";
import { isDebugging } from "./debug.ts";

/** What it means when the system refuses, and what to do (errno(3)). */
const FAULTS: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) => `磁盘满了，${path} 写不下。腾出空间再运行一次；df -h 可以看到每个磁盘还剩多少。`,
  EDQUOT: (path) => `您在这个磁盘上的配额用完了，${path} 写不下。删去用不着的文件，或请管理员增加配额。`,
  EROFS: (path) => `${path} 所在的磁盘是只读的。换一个文件夹，或请管理员把它改成可写。`,
  EACCES: (path) => `没有权限读写 ${path}。改它的权限，或换一个文件夹。`,
  EPERM: (path) => `系统不许读写 ${path}。改它的权限，或换一个文件夹。`,
  EMFILE: (path) => `打开的文件太多，打不开 ${path}。先运行 ulimit -n 4096，再运行一次。`,
  ENFILE: (path) => `整台机器打开的文件太多，打不开 ${path}。关掉别的程序再运行一次。`,
  EISDIR: (path) => `${path} 是文件夹，这里要的是文件。把它移走，或换一个名字。`,
  ENOTDIR: (path) => `${path} 的上一级是文件，不是文件夹。看看路径写得对不对。`,
  ELOOP: (path) => `${path} 是一个绕圈的链接。删去这个链接。`,
  ENAMETOOLONG: (path) => `${path.slice(0, 40)}… 这个名字太长。换一个短的。`,
  ENOMEM: () => MEMORY,
  ERR_WORKER_OUT_OF_MEMORY: () => MEMORY,
  EIO: (path) => `磁盘读写 ${path} 时出错。磁盘可能坏了，先检查磁盘，不要再往上写。`,
};
export const MEMORY =
  "内存不够。关掉别的程序，或让 Node 多用一些（NODE_OPTIONS=--max-old-space-size=4096，以 MB 计），再运行一次。";
const NO_INODES =
  "磁盘上的文件个数到了上限（inode 用完了），不能再建文件。删去用不着的文件再运行一次；df -i 可以看到。";

/** An error of the disk, told once; what it was made of is its cause. */
class DiskFault extends Error {}

/**
 * An error of the disk in a sentence that says what to do; any other error as it is. Call it before anything is cleaned
 * up: afterwards there is room again, and nobody can tell what had run out.
 *
 * @param folder that was being written to
 */
export function inPlainWords(error: unknown, folder: string): unknown {
  for (let inner = error; inner instanceof Error && !(inner instanceof DiskFault); inner = behind(inner)) {
    // A message may come from another process, which tells only the text: `ENOSPC: no space left on device, write`.
    const told = /\b(E[A-Z]{2,}): /.exec(inner.message)?.[1] ?? "";
    const code = isOfMemory(inner) ? "ENOMEM" : "code" in inner && typeof inner.code === "string" ? inner.code : told;
    const path = "path" in inner && typeof inner.path === "string" ? inner.path : folder;
    const fault = FAULTS[code];
    if (!fault) continue;
    return new DiskFault(code === "ENOSPC" && isOutOfInodes(folder) ? NO_INODES : fault(path), { cause: error });
  }
  return error;
}

/** Buffers and strings of a size that there is no room for (V8); a heap that is full ends the process, see scripts/watched.mjs. */
function isOfMemory(error: Error): boolean {
  return (
    error instanceof RangeError &&
    /allocation failed|Invalid (?:string|typed array|array buffer) length/i.test(error.message)
  );
}

/**
 * Why a command failed, for its last line, in Chinese where it is a fault of the disk. The stack, and whatever it was made
 * of, only for whoever mends the program and asks for it: LAIYUAN_DEBUG=1.
 */
export function sentenceOf(error: unknown): string {
  const plain = inPlainWords(error, ".");
  const sentence = plain instanceof Error ? plain.message : String(plain);
  return isDebugging() ? `${sentence}\n${inspect(error)}` : sentence;
}

/** So many files are open at once while the modules of a command are loaded. */
const ENOUGH_DESCRIPTORS = 256;

/**
 * Whoever loads modules with hardly any descriptors falls over something that could not be opened, and often says something
 * else: a program that was started has no output, a module is empty.
 *
 * @returns a sentence for an error that does not say what it is; undefined when there are descriptors enough
 */
export function fewDescriptors(error: unknown): string | undefined {
  if (inPlainWords(error, ".") !== error) return undefined;
  const report: unknown = process.report?.getReport();
  const limits: unknown = Reflect.get(Object(report), "userLimits");
  const soft = Number(Reflect.get(Object(Reflect.get(Object(limits), "open_files")), "soft"));
  return soft < ENOUGH_DESCRIPTORS ? FAULTS.EMFILE?.("程序的模块") : undefined;
}

/** What an error was made of: Eleventy wraps those of our templates in its own. */
function behind(error: Error): unknown {
  return "originalError" in error ? error.originalError : error.cause;
}

/** By the time one asks, a program still at work may have given back one or two. Where there is no limit, all is 0. */
const HARDLY_ANY = 16;

function isOutOfInodes(folder: string): boolean {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { files, ffree, bavail } = statfsSync(place);
  return files > 0 && ffree < HARDLY_ANY && ffree < bavail;
}
