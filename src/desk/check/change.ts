import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createTwoFilesPatch, OMIT_HEADERS } from "diff";
import { errorCode } from "../../content/text-file.ts";
import type { CopyDesk } from "../../copy/copy-desk.ts";
import { fixedText } from "./fixed-text.ts";

/** A file as it is and as it shall be. */
export interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What the copy desk would change in a file; undefined when nothing. @throws Error when it cannot be read */
export function changeOf(file: string, desk: CopyDesk): Change | undefined {
  const before = readFileSync(file, "utf8");
  const after = fixedText(file, before, desk);
  return after === before ? undefined : { file, before, after };
}

/** As `diff -u` shows it. A byte order mark and the line ends of Windows, which stay, are not shown. */
export function diffOf({ file, before, after }: Change): string {
  const shown = (text: string) => text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  // The library would spell a name in Chinese in octal numbers.
  const options = { context: 1, headerOptions: OMIT_HEADERS };
  const patch = createTwoFilesPatch(file, file, shown(before), shown(after), undefined, undefined, options);
  return `--- ${file}\n+++ ${file}\n${patch}`;
}

/** Writes a file whole, beside and then in place. @returns whether it still was what it had been, and so was written */
export function writeChange({ file, before, after }: Change): boolean {
  if (readFileSync(file, "utf8") !== before) return false;
  replaceFile(file, after);
  return true;
}

/**
 * Readers see the old file or the new one. What a killed command leaves behind is named as editors name a copy.
 * @throws Error with a Chinese sentence when it cannot be written; the old file is still there
 */
export function replaceFile(file: string, content: string): void {
  const part = `${file}.part~`;
  try {
    writeFileSync(part, content, { mode: statSync(file).mode });
    renameSync(part, file);
  } catch (error) {
    const next = "这个文件没有动。看看文件夹的权限和磁盘的空间，再运行一次；已经改好的不会再改。";
    throw new Error(`不能写 ${file}（${errorCode(error)}），${next}`);
  } finally {
    rmSync(part, { force: true });
  }
}
