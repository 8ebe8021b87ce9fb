import { closeSync, openSync, readSync, statSync } from "node:fs";
import { errorCode } from "../content/text-file.ts";
import { Refusal } from "../terminal/outcome.ts";

/** With which bytes files begin that are given in the place of an export, and what to do then. */
const OTHERS: readonly (readonly [bytes: string, what: string])[] = [
  ["1f8b", "是压缩过的文件（gzip），先解压，再给里面的 .xml"],
  ["504b0304", "是压缩包（zip），先解压，再给里面的 .xml"],
  ["fffe", "是 UTF-16 编码，WordPress 写的是 UTF-8；用编辑器另存成 UTF-8 再运行"],
  ["feff", "是 UTF-16 编码，WordPress 写的是 UTF-8；用编辑器另存成 UTF-8 再运行"],
];

/**
 * Sees that files can be exports before any is read: what is none is refused by what it is, all of them at once.
 *
 * @throws Refusal
 */
export function refuseOthers(paths: readonly string[]): void {
  const wrong = paths.flatMap((path) => otherThing(path) ?? []);
  if (wrong.length > 0) throw new Refusal(`${wrong.join("\n✗ ")}什么都没有写。`);
}

function otherThing(path: string): string | undefined {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return `${path} 是文件夹，这里要的是导出的文件，如 ${path}/*.xml。`;
    // What comes through a pipe can be read once only.
    if (!stat.isFile()) return `${path} 不是普通的文件，先存成文件。`;
    const first = firstBytes(path);
    const other = OTHERS.find(([bytes]) => first.startsWith(bytes));
    return other && `${path} ${other[1]}。`;
  } catch (error) {
    return unreadable(path, errorCode(error));
  }
}

/** `没有 旧站.xml 这个文件。` */
export function unreadable(path: string, code: string): string {
  if (code === "ENOENT") return `没有 ${path} 这个文件，看看名字和所在的文件夹。`;
  if (code === "EACCES") return `没有权限读 ${path}，改它的权限再运行。`;
  return `读不了 ${path}（${code}）。`;
}

function firstBytes(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(4);
    return bytes.toString("hex", 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
