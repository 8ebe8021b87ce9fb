import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ProblemReport } from "../../content/problem-report.ts";
import { type PublicationFolders, surveyPublication } from "../../content/read-publication.ts";
import type { CopyDesk } from "../../copy/copy-desk.ts";
import { CopyReader } from "./copy-reader.ts";
import { CopyThread } from "./copy-thread.ts";
import { type Found, foundOf } from "./found.ts";
import { deskOf, isWithdrawn } from "./read-copy.ts";

/** From here on a second thread is worth its start. */
const MANY_ARTICLES = 1000;

/** What a check gives. */
export interface Checked {
  readonly found: readonly Found[];
  /** How many articles were looked at. */
  readonly articles: number;
  /** What was not looked at, in Chinese sentences. */
  readonly notes: readonly string[];
  /** Undefined when `_data` could not be read: then nothing was looked over, nor can be mended. */
  readonly desk: CopyDesk | undefined;
}

/** Checks a whole publication: all that a build refuses, and the copy of every article, drafts as well. */
export async function checkWhole(places: PublicationFolders, now: number): Promise<Checked> {
  const copyReader = countFolders(places.articles) >= MANY_ARTICLES ? new CopyThread(places) : new CopyReader(places);
  const report = new ProblemReport();
  const { facts, folders } = surveyPublication(places, now, report, {
    drafts: false,
    html: false,
    heard: ({ article, file, bodyText }) =>
      copyReader.add(article.folder, { "article.json": file.text, "article.md": bodyText }),
  });
  const copy = await copyReader.finish();
  const desk = facts && deskOf(facts, places.data, report).desk;
  const read = folders.filter((folder) => facts && !isWithdrawn(folder, facts));
  const notes = facts ? [] : [`${places.data} 有错，改正以前没有检查文字。`];
  return { found: [...foundIn(report), ...copy], articles: read.length, notes, desk };
}

/** What the reader of files has reported. */
export function foundIn(report: ProblemReport): Found[] {
  return [
    ...report.problems.map((problem) => foundOf(problem, "error")),
    ...report.warnings.map((problem) => foundOf(problem, "warning")),
  ];
}

/** About how many articles there are, from the folders of the months alone. */
function countFolders(root: string): number {
  const inside = (folder: string) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? join(folder, entry.name) : [],
    );
  try {
    return inside(root)
      .flatMap(inside)
      .reduce((sum, month) => sum + readdirSync(month).length, 0);
  } catch {
    // The reader of the publication says what is wrong with it.
    return 0;
  }
}
