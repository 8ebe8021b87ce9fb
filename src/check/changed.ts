import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ReadArticle, readArticle } from "../content/article-file.ts";
import { type DatedFolder, findArticleFolder } from "../content/folders.ts";
import { git } from "../content/git.ts";
import { linkingOf, reportEarlyLinks } from "../content/links.ts";
import { ProblemReport } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { isDraft } from "../content/salvaged-text.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import { foundIn, inDraft, inOld } from "../copy/found.ts";
import { type ArticleTexts, deskOf, isWithdrawn, readCopy, textsOf } from "../copy/read-copy.ts";
import { Clock } from "../domain/clock.ts";
import { SLUG } from "../domain/text-rules.ts";
import { type DecodeOptions, reportUndecodable } from "../gate/pictures/undecodable.ts";
import type { Checked } from "./whole.ts";

const IN_FOLDER = /^(\d{4})\/(\d{2})\/([^/]+)\//;

/**
 * Checks the articles that differ from the last commit, and reads no others but those that they link to: what takes all of them to see (duplicates,
 * addresses that clash) is left to the whole check.
 *
 * @param now milliseconds since 1970
 * @throws Error with a Chinese sentence when git cannot say what has changed
 */
export async function checkChanged(
  places: PublicationFolders,
  now: number,
  decoding: DecodeOptions = {},
): Promise<Checked> {
  const report = new ProblemReport();
  const clock = new Clock(now);
  const siteData = readSiteData(places.data, report, clock);
  const notes = ["只检查了改动过的文章，没有与其他文章比较（重复的文章、重名、旧地址冲突、站内链接）。"];
  if (!siteData)
    return { found: foundIn(report), articles: 0, notes, old: [], oldCopy: [], desk: undefined, sources: undefined };
  const { desk } = deskOf(siteData, places.data, report);
  const articles: ReadArticle[] = [];
  const texts = new Map<string, ArticleTexts>();
  const folders = changedFolders(places.articles, report).flatMap((dated) => {
    if (isWithdrawn(dated, siteData)) return [];
    const own = new ProblemReport();
    const folder = findArticleFolder(dated, own);
    const read = folder && readArticle(folder, siteData, clock, own, false);
    if (read && isKnown(read)) {
      reportEarlyLinks(linkingOf(read), (path) => articleAt(path, places.articles, siteData, clock), clock, false, own);
      articles.push(read);
    }
    const typed = read && !read.faulty && textsOf(read);
    if (typed) texts.set(dated.path, typed);
    report.include(own, isDraft(dated.path));
    return folder ?? [];
  });
  await reportUndecodable(articles, siteData, report, { ...decoding, others: true });
  const found = foundIn(report);
  for (const { path } of folders) {
    const copy = readCopy(path, desk, texts.get(path)).found;
    const isOld = articles.some(({ article }) => article.folder === path && article.archive);
    found.push(...(isDraft(path) ? copy.map(inDraft) : isOld ? copy.map(inOld) : copy));
  }
  return { found, articles: folders.length, notes, old: [], oldCopy: [], desk, sources: siteData.sourceNames };
}

/** What is wrong with an article that did not change is not for this check to say. */
function articleAt(path: string, root: string, siteData: SiteData, clock: Clock): ReadArticle | undefined {
  const unheard = new ProblemReport();
  const [, year = "", month = "", slug = ""] = path.split("/");
  const dated = { path: join(root, year, month, slug), year, month, slug };
  const folder = existsSync(dated.path) && !isWithdrawn(dated, siteData) && findArticleFolder(dated, unheard);
  const read = folder ? readArticle(folder, siteData, clock, unheard, false) : undefined;
  return read && isKnown(read) ? read : undefined;
}

/** What has to be mended has no links to judge yet; of a draft is known that it is not out. */
function isKnown({ faulty, status }: ReadArticle): boolean {
  return !faulty || status === "draft";
}

/** Folders in which git sees a file changed, staged or not, or new; without those that are gone. */
function changedFolders(root: string, report: ProblemReport): DatedFolder[] {
  const prefix = gitOrFail(root, ["rev-parse", "--show-prefix"]).trim();
  // Without renames every entry is two letters, a space and a path from the top of the repository.
  const status = gitOrFail(root, ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", "."]);
  const entries = status.split("\0").map((entry) => entry.slice("XY ".length + prefix.length));
  const folders = new Map<string, DatedFolder>();
  for (const entry of entries) {
    const [inRoot, year, month, slug] = IN_FOLDER.exec(entry) ?? [];
    if (!inRoot || !year || !month || !slug) continue;
    const path = join(root, year, month, slug);
    if (existsSync(path)) folders.set(path, { path, year, month, slug });
  }
  return [...folders.values()].filter(({ path, slug }) => {
    const own = new ProblemReport();
    if (!SLUG.test(slug)) own.add("bad-slug", path, `文件夹名“${slug}”不能作地址。`);
    report.include(own, own.count > 0 && isDraft(path));
    return SLUG.test(slug);
  });
}

/** @throws Error where git cannot say */
function gitOrFail(folder: string, args: readonly string[]): string {
  const said = git(folder, args);
  if (said === undefined)
    throw new Error(`--changed 要靠 git 知道改了什么，而 ${folder} 不在 git 仓库里，或者没有装 git。`);
  return said;
}
