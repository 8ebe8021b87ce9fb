import { dirname } from "node:path";
import type { ReadArticle } from "../content/article-file.ts";
import { warnOfIdleLive } from "../content/idle-live.ts";
import { warnOfUnregistered } from "../content/people.ts";
import { ProblemReport, shownPath } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { SiteData } from "../content/site-data.ts";
import type { NamedSources } from "../content/source-registry.ts";
import { warnOfUnlogged } from "../content/unlogged-changes.ts";
import type { CopyDesk } from "../copy/copy-desk.ts";
import { CopyReader } from "../copy/copy-reader.ts";
import { type Found, foundIn } from "../copy/found.ts";
import { deskOf, isWithdrawn } from "../copy/read-copy.ts";
import type { Archive } from "../domain/archive.ts";
import type { Article } from "../domain/article.ts";
import { draftFoldersOf, type Gate, inspectPublication, oldFoldersOf } from "../gate/gate.ts";
import { keptCopies } from "../gate/kept-readings.ts";

/** An article of an old site, and what it lacks. */
export type OldArticle = Pick<Article, "path" | "title" | "folder"> & { readonly archive: Archive };

/** What a check gives. */
export interface Checked {
  readonly found: readonly Found[];
  /** How many articles were looked at. */
  readonly articles: number;
  /** What was not looked at, in Chinese sentences. */
  readonly notes: readonly string[];
  /** Articles of an old site, published, newest first. */
  readonly old: readonly OldArticle[];
  /** What was found in their copy, which nobody edits any more. */
  readonly oldCopy: readonly Found[];
  /** Undefined when `_data` could not be read: then nothing was looked over, nor can be mended. */
  readonly desk: CopyDesk | undefined;
  /** Who is registered; undefined as well then. */
  readonly sources: NamedSources | undefined;
}

/**
 * Checks a whole publication: all that a build refuses, and the copy of every article, drafts as well.
 * @param gate where else to look
 */
export async function checkWhole(places: PublicationFolders, now: number, gate: Gate = {}): Promise<Checked> {
  const copyReader = new CopyReader(places, "all", keptCopies(gate.kept));
  const report = new ProblemReport();
  const onArticle = (read: ReadArticle, siteData: SiteData) => copyReader.add(read, siteData);
  const reading = { drafts: false, html: false, onArticle };
  const { siteData, folders, articles, linked } = await inspectPublication(places, now, report, reading, gate);
  if (!siteData) {
    const notes = [`${places.data} 有错，改正以前没有检查文字。`];
    return { found: foundIn(report), articles: 0, notes, old: [], oldCopy: [], desk: undefined, sources: undefined };
  }
  if (siteData.people.length > 0)
    warnOfUnregistered(
      [...linked.values()].map(({ article }) => article),
      siteData.peopleNames,
      places.data,
      report,
    );
  warnOfIdleLive(articles, now, report);
  // A reminder costs a look through the history of git; nobody needs it while there are errors.
  const unasked =
    report.count === 0 ? warnOfUnlogged(places.articles, articles, siteData.site.timeZone, now, report) : undefined;
  const oldFolders = oldFoldersOf(linked);
  const copy = copyReader.finish(siteData, draftFoldersOf(linked), oldFolders);
  const shownOld = new Set([...oldFolders].map(shownPath));
  const isOld = ({ file }: Found) => shownOld.has(dirname(file));
  const old = articles.flatMap(({ path, title, folder, archive }) => (archive ? { path, title, folder, archive } : []));
  // What is wrong with its decisions has been said.
  const { desk } = deskOf(siteData, places.data, new ProblemReport());
  const read = folders.filter((folder) => !isWithdrawn(folder, siteData));
  const found = [...foundIn(report), ...copy.filter((one) => !isOld(one))];
  const notes = unasked ? [unasked] : [];
  return { found, articles: read.length, notes, old, oldCopy: copy.filter(isOld), desk, sources: siteData.sourceNames };
}
