import { readFileSync } from "node:fs";
import { createTwoFilesPatch, OMIT_HEADERS } from "diff";
import type { CopyDesk } from "../copy/copy-desk.ts";
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
