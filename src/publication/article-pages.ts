import type { Article } from "../domain/article.ts";
import { isPaidFor } from "../domain/genre.ts";

/** An article between those released before and after it, of which nobody has paid for any. */
export interface ArticlePage {
  readonly article: Article;
  readonly newer?: Article;
  readonly older?: Article;
}

/** @param articles newest first */
export function articlePagesOf(articles: readonly Article[]): ArticlePage[] {
  const pages: { article: Article; newer?: Article; older?: Article }[] = articles.map((article) => ({ article }));
  let newer: Article | undefined;
  for (const page of pages) {
    if (newer) page.newer = newer;
    if (!isPaidFor(page.article)) newer = page.article;
  }
  let older: Article | undefined;
  for (const page of pages.toReversed()) {
    if (older) page.older = older;
    if (!isPaidFor(page.article)) older = page.article;
  }
  return pages;
}

/** What there is to read for whoever came in vain. @param articles newest first */
export function latestOf(articles: readonly Article[]): Article[] {
  const found: Article[] = [];
  for (const article of articles) {
    if (found.length === LATEST) break;
    if (!isPaidFor(article)) found.push(article);
  }
  return found;
}

const LATEST = 5;
