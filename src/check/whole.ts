import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ReadArticle } from "../content/article-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { warnOfUnlogged } from "../content/unlogged-changes.ts";
import type { CopyDesk } from "../copy/copy-desk.ts";
import { CopyReader } from "../copy/copy-reader.ts";
import { type Found, foundIn } from "../copy/found.ts";
import { deskOf, isWithdrawn } from "../copy/read-copy.ts";
import { draftFoldersOf, type Gate, inspectPublication } from "../gate/gate.ts";
import { CopyThread } from "./copy-thread.ts";

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

/**
 * Checks a whole publication: all that a build refuses, and the copy of every article, drafts as well.
 * @param gate where else to look
 */
export async function checkWhole(places: PublicationFolders, now: number, gate: Gate = {}): Promise<Checked> {
  const copyReader = countFolders(places.articles) >= MANY_ARTICLES ? new CopyThread(places) : new CopyReader(places);
  const report = new ProblemReport();
  const onArticle = ({ article, file, bodyText }: ReadArticle) =>
    copyReader.add(article.folder, { "article.json": file.text, "article.md": bodyText });
  const reading = { drafts: false, html: false, onArticle };
  const { siteData, folders, articles, linked } = await inspectPublication(places, now, report, reading, gate);
  // A reminder costs a look through the history of git; nobody needs it while there are errors.
  const unasked =
    siteData && report.count === 0
      ? warnOfUnlogged(places.articles, articles, siteData.site.timeZone, now, report)
      : undefined;
  const copy = await copyReader.finish(draftFoldersOf(linked));
  // What is wrong with its decisions has been said.
  const desk = siteData && deskOf(siteData, places.data, new ProblemReport()).desk;
  const read = folders.filter((folder) => siteData && !isWithdrawn(folder, siteData));
  const notes = siteData ? (unasked ? [unasked] : []) : [`${places.data} 有错，改正以前没有检查文字。`];
  return { found: [...foundIn(report), ...copy], articles: read.length, notes, desk };
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
