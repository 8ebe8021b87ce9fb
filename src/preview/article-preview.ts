import { existsSync } from "node:fs";
import { join } from "node:path";
import { readArticle } from "../content/article-file.ts";
import { findArticleFolder } from "../content/article-folders.ts";
import { type Facts, readFacts } from "../content/facts.ts";
import { type HeldBack, heldBack } from "../content/held-back.ts";
import { ProblemReport } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { type Found, foundIn, inOrder } from "../copy/found.ts";
import { deskOf, isWithdrawn, readCopy } from "../copy/read-copy.ts";
import type { Article } from "../domain/article.ts";

/** What the author of one article should know, read from its files as they are now. */
export interface ArticlePreview {
  /** Whether and when it goes out, in a few words. */
  readonly standing: string;
  /** Errors first; what takes other articles to see is not among it. */
  readonly found: readonly Found[];
  /** Absent while something in the files is wrong. */
  readonly read?: { readonly article: Article; readonly facts: Facts };
}

const ADDRESS = /^(?:\/hant)?\/(\d{4})\/(\d{2})\/([a-z0-9-]+)\/$/;

/**
 * @param path address of a page, in either edition
 * @param now milliseconds since 1970
 * @returns undefined when no article's files lie at the address
 */
export function previewOf(path: string, places: PublicationFolders, now: number): ArticlePreview | undefined {
  const [, year, month, slug] = ADDRESS.exec(path) ?? [];
  if (!year || !month || !slug) return undefined;
  const dated = { path: join(places.articles, year, month, slug), year, month, slug };
  if (!existsSync(dated.path)) return undefined;
  const report = new ProblemReport();
  const facts = readFacts(places.data, report, now);
  if (facts && isWithdrawn(dated, facts)) return { standing: "已撤下，不会发布", found: [] };
  const folder = findArticleFolder(dated, report);
  const read = facts && folder && readArticle(folder, facts, now, report);
  const copy = facts ? readCopy(dated.path, deskOf(facts, places.data, report).desk).found : [];
  const found = inOrder([...foundIn(report), ...copy]);
  if (!read) return { standing: "改好以前不会发布", found };
  const { article, status } = read;
  return { standing: standingOf(article, heldBack(article, status, now)), found, read: { article, facts } };
}

function standingOf(article: Article, held: HeldBack | undefined): string {
  if (held?.reason === "draft") return "草稿，不会发布";
  const { label } = article.published;
  return held ? `定时：${label}发出` : "会发布";
}
