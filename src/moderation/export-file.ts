import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { type ParseError, parseTree } from "jsonc-parser";
import { type ProblemReport, placeAt } from "../content/problem-report.ts";
import { errorCode } from "../content/text-file.ts";

const MIB = 1024 * 1024;
/** The largest export that is read. */
const LIMIT_MIB = 200;

/** Whether an export can be read at all. @returns false when the report has been told why not */
export function isReadable(path: string, report: ProblemReport): boolean {
  try {
    const status = statSync(path);
    if (!status.isFile()) report.add("unreadable-file", path, "这不是一个普通文件。");
    else if (status.size > LIMIT_MIB * MIB)
      report.add("bad-export", path, `文件有 ${Math.ceil(status.size / MIB)} MB，上限是 ${LIMIT_MIB} MB。`);
    else return true;
  } catch (error) {
    report.add("unreadable-file", path, `读不了这个文件（${errorCode(error)}）。`);
  }
  return false;
}

/** An export as text: strict UTF-8, a byte order mark dropped. What readers typed in it is not judged here. */
export function readExport(path: string, report: ProblemReport): string | undefined {
  if (!isReadable(path, report)) return undefined;
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) {
    report.add("not-utf8", path, "文件不是 UTF-8 编码。");
    return undefined;
  }
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

/**
 * An export as JSON. What the engine says about a mistake quotes the text around it, which may be a reader's address;
 * only the place is told.
 */
export function readJsonExport(path: string, report: ProblemReport): unknown {
  const text = readExport(path, report);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const place = placeAt(text, errors[0]?.offset ?? 0);
    report.add("bad-export", path, "从这里起不是合格的 JSON，文件可能没有下载完。", place);
    return undefined;
  }
}
