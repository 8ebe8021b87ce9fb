import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shownPath } from "../../content/problem-report.ts";
import type { CopyDesk } from "../../copy/copy-desk.ts";
import { markdownPassages } from "../../copy/markdown-passages.ts";
import type { Passage } from "../../copy/passage.ts";
import { recordPassages } from "../../copy/record-passages.ts";
import type { Problem, ProblemCode } from "../../domain/problem.ts";
import { type Found, gathered } from "./found.ts";

/** After these there is no text to look at. */
const UNREADABLE: readonly ProblemCode[] = [
  "not-utf8",
  "unreadable-file",
  "file-too-large",
  "symlink",
  "forbidden-character",
  "json-syntax",
];

/** The passages of a file of an article, by its name. */
export function passagesOf(file: string, text: string): Passage[] {
  return file.endsWith(".json") ? recordPassages(text) : markdownPassages(text);
}

export interface ReadCopy {
  readonly found: readonly Found[];
  /** The passages of article.md, to compare with those of other articles. */
  readonly body: readonly Passage[];
}

/** The files among these problems that cannot be looked at. */
export function unreadableFiles(problems: readonly Problem[]): Set<string> {
  return new Set(problems.filter(({ code }) => UNREADABLE.includes(code)).map(({ file }) => file));
}

/**
 * Has the copy desk look over the two files of an article.
 * @param folder of an article that has both
 * @param unreadable files, as problems name them
 */
export function readCopy(folder: string, unreadable: ReadonlySet<string>, desk: CopyDesk): ReadCopy {
  const found: Found[] = [];
  let body: readonly Passage[] = [];
  for (const name of ["article.json", "article.md"]) {
    const file = join(folder, name);
    if (unreadable.has(shownPath(file))) continue;
    const text = readFileSync(file, "utf8");
    const passages = passagesOf(file, text);
    if (name === "article.md") body = passages;
    found.push(...gathered(file, text, desk(passages)));
  }
  return { found, body };
}
