import { FORBIDDEN, forbiddenName } from "../domain/characters.ts";
import { detectEncoding, ENCODINGS } from "./encoding.ts";
import { MACHINE, type Outside } from "./outside.ts";
import { type ProblemReport, placeAt } from "./problem-report.ts";

const MIB = 1024 * 1024;

/**
 * Reads a text file as strict UTF-8. A byte order mark is dropped and CRLF becomes LF: both are what editors on Windows
 * write and neither changes what the author means.
 *
 * @param limit most bytes allowed, in MiB
 * @returns undefined when the file cannot be used; the report then says why
 */
export function readTextFile(
  path: string,
  limit: number,
  report: ProblemReport,
  outside: Outside = MACHINE,
): string | undefined {
  try {
    const status = outside.status(path);
    if (status.isSymbolicLink()) {
      report.add("symlink", path, "这是一个符号链接。");
      return undefined;
    }
    if (!status.isFile()) {
      report.add("unreadable-file", path, "这不是一个普通文件。");
      return undefined;
    }
    if (status.size > limit * MIB) {
      report.add("file-too-large", path, `文件有 ${(status.size / MIB).toFixed(1)} MB，上限是 ${limit} MB。`);
      return undefined;
    }
    // Bytes that are no UTF-8 come out as U+FFFD, which no text may hold: only then they are looked at one by one.
    const text = tidied(outside.text(path));
    if (FORBIDDEN.test(text)) return strictText(outside.bytes(path), path, report);
    reportSecrets(text, path, report, outside);
    return text;
  } catch (error) {
    throwIfOfMachine(error);
    report.add("unreadable-file", path, `读不了这个文件（${errorCode(error)}）。`);
    return undefined;
  }
}

/** What a file holds ends up on a page; a mark of Markdown or JSON in the midst of it does not help. */
export function reportSecrets(text: string, path: string, report: ProblemReport, outside: Outside = MACHINE): void {
  const written = text.includes("\\") ? [text, text.replaceAll("\\", "")] : [text];
  const found = new Set(written.flatMap((reading) => outside.secretsIn(reading)));
  for (const secret of found) report.add("secret-in-text", path, `文件里有密钥：${secret}。`);
}

function strictText(bytes: Buffer, path: string, report: ProblemReport): string | undefined {
  const text = decodeUtf8(bytes, path, report);
  const forbidden = text === undefined ? undefined : FORBIDDEN.exec(text);
  if (!forbidden) return text;
  const name = forbiddenName(forbidden[0]);
  report.add("forbidden-character", path, `含有${name}。`, placeAt(text ?? "", forbidden.index));
  return undefined;
}

/** Bytes as strict UTF-8, without byte order mark and CRLF. Undefined when they are not; the report then says so. */
export function decodeUtf8(bytes: Buffer, path: string, report: ProblemReport): string | undefined {
  const encoding = detectEncoding(bytes);
  if (encoding !== "utf-8" && encoding !== "utf-8-bom") {
    report.add("not-utf8", path, `文件不是 UTF-8 编码${encoding ? `，看起来是 ${ENCODINGS[encoding]}` : ""}。`);
    return undefined;
  }
  return tidied(bytes.toString("utf8"));
}

function tidied(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

const OF_MACHINE = new Set(["EMFILE", "ENFILE", "ENOMEM", "EIO"]);

/** What the machine has run out of is no mistake in a file, and nobody can mend it there: the command fails instead. */
export function throwIfOfMachine(error: unknown): void {
  if (OF_MACHINE.has(errorCode(error))) throw error;
}

/** `ENOENT` and the like; `?` for anything that is not a system error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "?";
}
