import { fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemReport } from "../../content/problem-report.ts";
import { type PublicationFolders, surveyPublication } from "../../content/read-publication.ts";
import type { CopyDesk } from "../../copy/copy-desk.ts";
import { type Found, foundOf } from "./found.ts";
import { deskOf, isWithdrawn, readAllCopy } from "./read-copy.ts";

/** From here on a second process is worth its start. */
const MANY_ARTICLES = 1000;
/** Most of what is read is soon forgotten: with more room (MiB) it is swept away less often, and less of it twice. */
const ROOM_TO_WORK = "--max-semi-space-size=64";
const PROCESS = fileURLToPath(new URL("./copy-process.ts", import.meta.url));
const BUNDLED = fileURLToPath(new URL("../../../scripts/bundled.mjs", import.meta.url));

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
  const reading = countFolders(places.articles) >= MANY_ARTICLES ? readBeside(places) : undefined;
  const report = new ProblemReport();
  const { facts, folders } = surveyPublication(places, now, report, { drafts: false, html: false });
  const copy = (await reading) ?? readAllCopy(places);
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

/** Reads the copy in a process beside this one, which reads the publication: on two cores that takes half as long. */
function readBeside({ articles, data }: PublicationFolders): Promise<readonly Found[]> {
  return new Promise((resolve, reject) => {
    const child = fork(BUNDLED, [PROCESS, articles, data], { execArgv: [ROOM_TO_WORK] });
    child.once("message", (copy: string) => resolve(JSON.parse(copy)));
    child.once("error", reject);
    // What was sent arrives before the channel closes.
    child.once("disconnect", () => reject(new Error("检查文字的进程中途结束了。")));
  });
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
