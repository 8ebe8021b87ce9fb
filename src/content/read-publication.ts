import type { Article } from "../domain/article.ts";
import type { Problem } from "../domain/problem.ts";
import { readArticle } from "./article-file.ts";
import { findArticleFolders } from "./article-folders.ts";
import { type Facts, readFacts } from "./facts.ts";
import { ProblemReport } from "./problem-report.ts";

export interface Skipped {
  readonly path: string;
  readonly reason: "draft" | "not-due";
  /** When a dated article becomes due, RFC 3339. */
  readonly due?: string;
}

export interface PublicationFiles {
  readonly facts: Facts;
  /** Published articles, newest first. */
  readonly articles: readonly Article[];
  /** What authors should look at; nothing of it stops the build. */
  readonly warnings: readonly Problem[];
  /** Drafts, and articles dated after `now`. */
  readonly skipped: readonly Skipped[];
}

/**
 * Reads and checks a whole publication: the only door through which files come in.
 *
 * @param now articles dated later (milliseconds since 1970) wait
 * @throws ProblemsError listing everything that is wrong
 */
export function readPublication(folders: { articles: string; data: string }, now: number): PublicationFiles {
  const report = new ProblemReport();
  const facts = readFacts(folders.data, report);
  const found = findArticleFolders(folders.articles, report);
  const articles: Article[] = [];
  const skipped: Skipped[] = [];
  const slugs = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const folder of facts ? found : []) {
    const earlier = slugs.get(folder.slug);
    if (earlier) report.add("duplicate-slug", folder.path, `短名“${folder.slug}”已经被 ${earlier} 用了。`);
    slugs.set(folder.slug, folder.path);
    const read = facts && readArticle(folder, facts, report);
    if (!read) continue;
    const { article, status, file } = read;
    const holder = ids.get(article.id);
    if (holder)
      report.add("duplicate-id", file.path, `编号“${article.id}”已经被 ${holder} 用了。`, file.locate(["id"]));
    ids.set(article.id, folder.path);
    if (status === "draft") skipped.push({ path: article.path, reason: "draft" });
    else if (article.published.epoch > now)
      skipped.push({ path: article.path, reason: "not-due", due: article.published.iso });
    else articles.push(article);
  }
  report.throwIfAny();
  if (!facts) throw new Error("facts are missing though nothing was reported");
  articles.sort((a, b) => b.published.epoch - a.published.epoch || (a.path < b.path ? 1 : -1));
  return { facts, articles, skipped, warnings: report.warnings };
}
