import type { Article } from "../domain/article.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import type { Clock } from "../domain/clock.ts";

/** An article that was read, or at least found, and must not be published now. */
export interface Unpublished {
  readonly path: string;
  readonly reason: "draft" | "not-due" | "withdrawn";
  /** When it becomes due, RFC 3339; only with `not-due`. */
  readonly due?: string;
  /** Shown all the same, with a mark, because a preview was asked for. */
  readonly previewed?: true;
}

/**
 * Why an article may not be published; undefined when it may. A draft is its author's, whatever its date says.
 * @param clock what is due at that very moment goes out
 */
export function unpublishedOf(
  article: Article,
  status: ArticleRecord["status"],
  clock: Clock,
): Unpublished | undefined {
  const { path, published } = article;
  if (status === "draft") return { path, reason: "draft" };
  return clock.hasCome(published.epoch) ? undefined : { path, reason: "not-due", due: published.iso };
}

/**
 * An unpublished article as a preview shows it. The mark stands in the title, so that it is there wherever the article is
 * named: on its page, in lists, in feeds, among search results.
 */
export function forPreview(article: Article, { reason }: Unpublished): Article {
  const mark = reason === "draft" ? "草稿" : `定时 ${article.published.label}`;
  return {
    ...article,
    title: `【${mark}】${article.title}`,
    policy: { robots: "noindex", reason: "本文还没有发布，只供预览，搜索引擎不可收录。" },
  };
}
