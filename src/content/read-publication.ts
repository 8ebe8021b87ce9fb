import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import { Clock } from "../domain/clock.ts";
import { type FrontPlan, NO_PLAN } from "../domain/front.ts";
import { MIGRATION_JOURNAL } from "../domain/migration.ts";
import type { Problem } from "../domain/problem.ts";
import { newestFirst } from "../domain/release.ts";
import { withdrawnAddresses } from "../domain/withdrawal.ts";
import { readBreaking } from "./breaking.ts";
import { type ArticleFolder, addressOf, findArticleFolders } from "./folders.ts";
import { readFront } from "./front.ts";
import { type Linked, linkingOf, reportEarlyLinks } from "./links.ts";
import { ProblemReport } from "./problem-report.ts";
import { readSiteData, type SiteData } from "./site-data.ts";
import { FROM_DISK, type ReadingMode, SortedArticles } from "./sorted-articles.ts";
import { reportMissingArticles } from "./topics.ts";
import type { Unpublished } from "./unpublished.ts";
import { reportUnknown } from "./withdrawals.ts";

export interface PublicationFolders {
  readonly articles: string;
  readonly data: string;
}

/** As much of a publication as could be read; the report has been told of the rest. */
export interface Reading {
  /** Undefined when the data folder is wrong; no article can be read then. */
  readonly siteData: SiteData | undefined;
  /** Published articles, newest first; in a preview also drafts and scheduled ones. */
  readonly articles: readonly Article[];
  /** What stands at the head of every page now. */
  readonly breaking?: BreakingNews;
  /** What editors have put where on the front page, as far as it holds now. */
  readonly front: FrontPlan;
  /** Drafts, articles that are not due, and withdrawn ones. */
  readonly skipped: readonly Unpublished[];
  /** Articles of which nobody may see a word yet, so that the finished site can be searched for them. */
  readonly unpublished: readonly Article[];
  /** Every folder that may hold an article, in the order of the addresses. */
  readonly folders: readonly ArticleFolder[];
  /** What is known of every article that could be read, by its address. */
  readonly linked: ReadonlyMap<string, Linked>;
}

/** A publication in which nothing is wrong. */
export interface SoundReading extends Pick<Reading, "articles" | "breaking" | "front" | "skipped" | "unpublished"> {
  readonly siteData: SiteData;
  /** What authors should look at; nothing of it stops the build. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads and checks a whole publication: the only door through which files come in.
 *
 * @param now articles to be released later (milliseconds since 1970) are not published
 * @throws ProblemsError listing everything that is wrong
 */
export function readPublication(
  folders: PublicationFolders,
  now: number,
  mode: Pick<ReadingMode, "drafts"> = { drafts: false },
): SoundReading {
  const report = new ProblemReport();
  return soundReading(readFolders(folders, now, report, { ...mode, html: true }), report);
}

/**
 * What of a reading goes on to be published.
 * @throws ProblemsError listing everything that is wrong
 */
export function soundReading(reading: Reading, report: ProblemReport): SoundReading {
  report.throwIfAny();
  const { siteData, articles, breaking, front, skipped, unpublished } = reading;
  if (!siteData) throw new Error("site data are missing though nothing was reported");
  return { siteData, articles, ...(breaking && { breaking }), front, skipped, unpublished, warnings: report.warnings };
}

/** Reads and checks a whole publication, also one in which something is wrong. */
export function readFolders(
  { articles: root, data }: PublicationFolders,
  now: number,
  report: ProblemReport,
  mode: ReadingMode,
): Reading {
  const { from = FROM_DISK, clock = new Clock(now) } = mode;
  const siteData = readSiteData(data, report, clock);
  const journal = join(data, MIGRATION_JOURNAL);
  if (existsSync(journal)) report.add("unfinished-migration", journal, "上一次搬家的时候中断了。");
  const folders = findArticleFolders(root, report, from.find);
  const nothing = { articles: [], front: NO_PLAN, skipped: [], unpublished: [], folders, linked: new Map() };
  if (!siteData) return { siteData, ...nothing };
  const sorted = new SortedArticles(siteData, clock, report, mode);
  for (const folder of folders) sorted.read(folder);
  sorted.enterDrafts();
  const { articles, skipped, unpublished, linked, withdrawals } = sorted;
  const known = (path: string) => linked.get(path);
  for (const linking of [...[...linked.values()].map(linkingOf), ...siteData.linkedPages])
    reportEarlyLinks(linking, known, clock, mode.drafts, report);
  const isDraftAt = (path: string) => linked.get(path)?.status === "draft";
  const comments = from.comments(data, articles, folders, siteData.site, isDraftAt, report);
  const scheduled = new Set(skipped.flatMap(({ path, reason }) => (reason === "not-due" ? [path] : [])));
  const withdrawn = withdrawnAddresses(withdrawals);
  const context = { timeZone: siteData.site.timeZone, articles, scheduled, withdrawn, clock };
  const breaking = readBreaking(join(data, "breaking.json"), context, report);
  const front = readFront(
    join(data, "front.json"),
    { ...context, url: siteData.site.url, linked, withdrawals },
    report,
  );
  const read = [...linked.values()].map(({ article }) => article);
  reportUnknown(siteData.withdrawals, folders.map(addressOf), read, join(data, "withdrawals.json"), report);
  reportMissingArticles(siteData.topics, read, withdrawals, { data, url: siteData.site.url }, report);
  const commented = articles.map((article) => ({ ...article, comments: comments.get(article.path) ?? [] }));
  commented.sort(newestFirst);
  return {
    siteData: { ...siteData, withdrawals },
    articles: commented,
    ...(breaking && { breaking }),
    front,
    skipped,
    unpublished,
    folders,
    linked,
  };
}
