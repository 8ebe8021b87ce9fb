import { existsSync } from "node:fs";
import { join } from "node:path";
import { readArticle } from "../content/article-file.ts";
import { type DatedFolder, findArticleFolder } from "../content/folders.ts";
import { ProblemReport, shownPath } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { isDraft } from "../content/salvaged-text.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import { type Unpublished, unpublishedOf } from "../content/unpublished.ts";
import { type Found, foundIn, foundOf, inOrder } from "../copy/found.ts";
import { deskOf, isWithdrawn, readCopy } from "../copy/read-copy.ts";
import type { Article } from "../domain/article.ts";
import { Clock } from "../domain/clock.ts";
import type { Problem } from "../domain/problem.ts";

/** What the author of one article should know, read from its files as they are now. */
export interface ArticlePreview {
  /** Whether and when it goes out, in a few words. */
  readonly standing: string;
  /** Errors first. */
  readonly found: readonly Found[];
  /** Absent while something is wrong in the files of what is no draft. */
  readonly read?: { readonly article: Article; readonly siteData: SiteData };
}

const DRAFT = "草稿，不会发布";
const ADDRESS = /^(?:\/hant)?\/(\d{4})\/(\d{2})\/([^/.][^/]*)\/$/;

/**
 * @param path address of a page, in either edition
 * @param now milliseconds since 1970
 * @param reminders of the last check: what it takes all articles to see
 * @returns undefined when no article's files lie at the address
 */
export function previewOf(
  path: string,
  places: PublicationFolders,
  now: number,
  reminders: readonly Problem[] = [],
): ArticlePreview | undefined {
  const dated = folderAt(path, places);
  if (!dated) return undefined;
  const report = new ProblemReport();
  const clock = new Clock(now);
  const siteData = readSiteData(places.data, report, clock);
  if (siteData && isWithdrawn(dated, siteData)) return { standing: "已撤下，不会发布", found: [] };
  const folder = findArticleFolder(dated, report);
  const read = siteData && folder && readArticle(folder, siteData, clock, report);
  const copy = siteData ? readCopy(dated.path, deskOf(siteData, places.data, report).desk).found : [];
  const seen = [...foundIn(report), ...copy];
  const others = reminders.filter(
    ({ code, file, line }) =>
      isIn(shownPath(dated.path), file) &&
      !seen.some((one) => one.code === code && one.file === file && one.lines.includes(line)),
  );
  // What would stop a publication is to be mended in a draft as well.
  const found = inOrder([...seen, ...others.map((one) => foundOf(one, one.draft ? "error" : "warning"))]);
  if (!read || (read.faulty && read.status !== "draft"))
    return { standing: isDraft(dated.path) ? DRAFT : "改好以前不会发布", found };
  const { article, status } = read;
  return { standing: standingOf(article, unpublishedOf(article, status, clock)), found, read: { article, siteData } };
}

/** The folder of the article that has a page at an address in either edition, or is to have one. */
export function folderAt(path: string, { articles }: Pick<PublicationFolders, "articles">): DatedFolder | undefined {
  const [, year, month, slug] = ADDRESS.exec(path) ?? [];
  if (!year || !month || !slug) return undefined;
  const folder = { path: join(articles, year, month, slug), year, month, slug };
  return existsSync(folder.path) ? folder : undefined;
}

function isIn(folder: string, file: string): boolean {
  return file === folder || file.startsWith(join(folder, "/"));
}

function standingOf(article: Article, unpublished: Unpublished | undefined): string {
  if (unpublished?.reason === "draft") return DRAFT;
  const { label } = article.published;
  return unpublished ? `定时：${label}发出` : "会发布";
}
