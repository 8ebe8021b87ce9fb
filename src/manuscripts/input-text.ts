import { readFileSync, statSync } from "node:fs";
import type { ProblemReport } from "../content/problem-report.ts";
import { decodeUtf8, errorCode } from "../content/text-file.ts";
import { readClipboard } from "./clipboard.ts";
import type { Origin } from "./options.ts";

const MIB = 1024 * 1024;
/** As for article.md: a manuscript is no longer than an article may be. */
const LIMIT = 2;
const STANDARD_INPUT = 0;

/** What a manuscript is called in messages. */
export function inputName(origin: Origin): string {
  if (origin.from === "nothing" || origin.from === "clipboard") return "剪贴板";
  return origin.path === "-" ? "标准输入" : origin.path;
}

/**
 * Reads a manuscript: the one place where its bytes become text. Nothing but UTF-8 is accepted.
 * @returns undefined when it cannot be used; the report then says why
 */
export function readInput(origin: Exclude<Origin, { from: "nothing" }>, report: ProblemReport): string | undefined {
  const name = inputName(origin);
  const bytes = origin.from === "clipboard" ? readClipboard() : readBytes(origin.path, name, report);
  if (bytes === undefined) return undefined;
  if (bytes.length > LIMIT * MIB) return tooLarge(bytes.length, name, report);
  const text = decodeUtf8(bytes, name, report);
  if (text?.includes("\0")) {
    report.add("unreadable-file", name, "这不是文字，像是程序、图片或 Word 文件；请在 Word 里全选复制，存成文本再用。");
    return undefined;
  }
  return text;
}

function readBytes(path: string, name: string, report: ProblemReport): Buffer | undefined {
  try {
    if (path === "-") return readFileSync(STANDARD_INPUT);
    const { size } = statSync(path);
    return size > LIMIT * MIB ? tooLarge(size, name, report) : readFileSync(path);
  } catch (error) {
    report.add("unreadable-file", name, `读不了这个文件（${errorCode(error)}）。`);
    return undefined;
  }
}

function tooLarge(size: number, name: string, report: ProblemReport): undefined {
  report.add("file-too-large", name, `稿子有 ${(size / MIB).toFixed(1)} MB，上限是 ${LIMIT} MB。`);
}
