import type { Article } from "../domain/article.ts";

/** Where the page of an article leads from its end. */
export type Neighbour = Pick<Article, "path" | "title">;

/**
 * What a page shows of another article without its lede. Pages are made of it in another thread, too, and the texts of
 * all related articles would be five times as much to copy as the article itself.
 */
export interface ArticleSummary
  extends Pick<Article, "id" | "path" | "title" | "section" | "published" | "kind" | "sources" | "desk" | "authors"> {
  readonly comments: { readonly length: number };
}

export function neighbourOf({ path, title }: Article): Neighbour {
  return { path, title };
}

export function articleSummaryOf(article: Article): ArticleSummary {
  const { id, path, title, section, published, kind, sources, desk, authors, comments } = article;
  const { length } = comments;
  return { id, path, title, section, published, kind, sources, ...(desk && { desk }), authors, comments: { length } };
}
