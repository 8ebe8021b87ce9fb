import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import type { Problem } from "../domain/problem.ts";
import { expiryOf, newestFirst } from "../domain/release.ts";
import { type ReadArticle, readArticle } from "./article-file.ts";
import { readBreaking } from "./breaking.ts";
import { readComments } from "./comments.ts";
import { type ArticleFolder, addressOf, findArticleFolders } from "./folders.ts";
import { type Linked, reportEarlyLinks } from "./links.ts";
import { ProblemReport } from "./problem-report.ts";
import { isDraft } from "./salvaged-text.ts";
import { readSiteData, type SiteData } from "./site-data.ts";
import { TakenNames } from "./taken-names.ts";
import { forPreview, type Unpublished, unpublishedOf } from "./unpublished.ts";
import { reportUnknown } from "./withdrawals.ts";

export interface PublicationFolders {
  readonly articles: string;
  readonly data: string;
}

export interface PublicationFiles {
  readonly siteData: SiteData;
  /** Published articles, newest first; in a preview also those that wait. */
  readonly articles: readonly Article[];
  /** What stands at the head of every page now. */
  readonly breaking?: BreakingNews;
  /** What authors should look at; nothing of it stops the build. */
  readonly warnings: readonly Problem[];
  /** Drafts, articles that are not due, and withdrawn ones. */
  readonly skipped: readonly Unpublished[];
  /** Articles of which nobody may see a word yet, so that the finished site can be searched for them. */
  readonly waiting: readonly Article[];
  /**
   * Links that lead nowhere and stop nothing: a decoded address, a `#` and the name of a place. Those of drafts, in a
   * preview, and those to lists that went with what was taken down.
   */
  readonly forgivenLinks?: ReadonlySet<string>;
}

interface Reading {
  /** Whether drafts and articles that are not due are shown, with a mark. */
  readonly drafts: boolean;
  /** Whether articles are read as pages show them; a check does without their texts. */
  readonly html: boolean;
  /** Hears of every article when it has been read and is right; others are left to whoever listens. */
  readonly onArticle?: (read: ReadArticle, siteData: SiteData) => void;
}

/**
 * Reads and checks a whole publication: the only door through which files come in.
 *
 * @param now articles to be released later (milliseconds since 1970) wait
 * @throws ProblemsError listing everything that is wrong
 */
export function readPublication(
  folders: PublicationFolders,
  now: number,
  reading: Pick<Reading, "drafts"> = { drafts: false },
): PublicationFiles {
  const report = new ProblemReport();
  const { siteData, articles, breaking, skipped, waiting } = surveyPublication(folders, now, report, {
    ...reading,
    html: true,
  });
  report.throwIfAny();
  if (!siteData) throw new Error("facts are missing though nothing was reported");
  return { siteData, articles, ...(breaking && { breaking }), skipped, waiting, warnings: report.warnings };
}

/** As much of a publication as could be read; the report has been told of the rest. */
export interface Survey
  extends Pick<PublicationFiles, "articles" | "breaking" | "skipped" | "waiting" | "forgivenLinks"> {
  /** Undefined when the data folder is wrong; no article can be read then. */
  readonly siteData: SiteData | undefined;
  /** Every folder that may hold an article, in the order of the addresses. */
  readonly folders: readonly ArticleFolder[];
  /** What is known of every article that could be read, by its address. */
  readonly linked: ReadonlyMap<string, Linked>;
}

/** Reads and checks a whole publication, also one in which something is wrong. */
export function surveyPublication(
  folders: PublicationFolders,
  now: number,
  report: ProblemReport,
  { drafts: preview, html, onArticle }: Reading,
): Survey {
  const siteData = readSiteData(folders.data, report, now);
  const found = findArticleFolders(folders.articles, report);
  const articles: Article[] = [];
  const skipped: Unpublished[] = [];
  const waiting: Article[] = [];
  const linked = new Map<string, Linked>();
  const withdrawals = [...(siteData?.withdrawals ?? [])];
  const drafts: (Pick<ReadArticle, "article" | "file"> & { readonly folder: ArticleFolder })[] = [];
  // A withdrawn folder is not even read: what is not in memory cannot reach a page, a feed or the search index.
  const withdrawn = new Set(withdrawals.flatMap(({ path, picture }) => (picture ? [] : [path])));
  const names = new TakenNames(withdrawn);
  for (const folder of siteData ? found : []) {
    const path = addressOf(folder);
    if (withdrawn.has(path)) {
      names.enterSlug(folder, report);
      skipped.push({ path, reason: "withdrawn" });
      continue;
    }
    const own = new ProblemReport();
    const read = siteData && readArticle(folder, siteData, now, own, html);
    const draft = read ? read.status === "draft" : isDraft(folder.path);
    if (!draft) names.enterSlug(folder, own);
    const aliases = read && !draft ? names.enter(read, own) : [];
    report.include(own, draft);
    if (!read && draft) skipped.push({ path, reason: "draft" });
    if (!read || (read.faulty && !draft)) continue;
    if (siteData && !read.faulty) onArticle?.(read, siteData);
    const { article, status, file, bodyPath, links, anchors } = read;
    // Without the texts of the files, which would all wait in memory.
    linked.set(path, { article, status, bodyPath, links, anchors });
    if (draft) drafts.push({ article, file, folder });
    else enter(article, aliases);
  }
  // Whatever a draft wants that an article has is the article's, wherever their folders lie.
  for (const { folder, ...draft } of drafts) {
    const own = new ProblemReport();
    names.enterSlug(folder, own);
    enter(draft.article, names.enter(draft, own));
    report.include(own, true);
  }
  const gone = new Set(withdrawals.flatMap(({ path, picture }) => (picture ? [] : [path])));
  const known = (path: string) => linked.get(path);
  for (const linking of linked.values()) reportEarlyLinks(linking, known, now, preview, report);
  const isDraftAt = (path: string) => linked.get(path)?.status === "draft";
  const comments = siteData && readComments(folders.data, articles, found, siteData.site, isDraftAt, report);
  const notDue = new Set(skipped.flatMap(({ path, reason }) => (reason === "not-due" ? [path] : [])));
  const there = siteData && { timeZone: siteData.site.timeZone, articles, waiting: notDue, withdrawn: gone, now };
  const breaking = there && readBreaking(join(folders.data, "breaking.json"), there, report);
  const addresses = found.map(addressOf);
  const read = [...linked.values()].map(({ article }) => article);
  if (siteData) reportUnknown(siteData.withdrawals, addresses, read, join(folders.data, "withdrawals.json"), report);
  const commented = articles.map((article) => ({ ...article, comments: comments?.get(article.path) ?? [] }));
  commented.sort(newestFirst);
  return {
    siteData: siteData && { ...siteData, withdrawals },
    folders: found,
    articles: commented,
    ...(breaking && { breaking }),
    skipped,
    waiting,
    linked,
  };

  /** @param aliases old addresses that are its own */
  function enter(read: Article, aliases: readonly string[]): void {
    const article = { ...read, aliases };
    const held = unpublishedOf(article, linked.get(article.path)?.status ?? "published", now);
    if (held) skipped.push({ ...held, ...(preview && { previewed: true }) });
    if (!held) publish(article);
    else if (preview) articles.push(forPreview(article, held));
    else waiting.push(article);
  }

  function publish(article: Article): void {
    const { article: standing, ended } = expiryOf(article, now);
    withdrawals.push(...ended);
    if (standing) articles.push(standing);
    else {
      linked.delete(article.path);
      skipped.push({ path: article.path, reason: "withdrawn" });
    }
  }
}
