import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
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
  return createTwoFilesPatch(file, file, shown(before), shown(after), undefined, undefined, {
    context: 1,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Writes a file whole, beside and then in place. @returns whether it still was what it had been, and so was written */
export function writeChange({ file, before, after }: Change): boolean {
  if (readFileSync(file, "utf8") !== before) return false;
  replaceFile(file, after);
  return true;
}

/** Readers see the old file or the new one. What a killed command leaves behind is named as editors name a copy. */
export function replaceFile(file: string, content: string): void {
  const part = `${file}.part~`;
  try {
    writeFileSync(part, content, { mode: statSync(file).mode });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
