import type { ArticleSummary } from "../../../src/publication/article-summary.ts";

/** How many comments an article has, in lists; nothing when it has none. */
export function CommentCount({ article: { comments } }: { readonly article: ArticleSummary }) {
  return comments.length > 0 ? <span>{comments.length} 条评论</span> : null;
}
