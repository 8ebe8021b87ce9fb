import type { ArticleSummary } from "../../../src/publication/article-summary.ts";

/** How many comments an article has, in lists, and the way to them; nothing when it has none. */
export function CommentCount({ article: { comments, path } }: { readonly article: ArticleSummary }) {
  if (comments.length === 0) return null;
  return <a href={`${path}#comments`}>{comments.length}&nbsp;条评论</a>;
}
