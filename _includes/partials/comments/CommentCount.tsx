import type { Mention } from "../../../src/publication/mention.ts";

/** How many comments an article has, in lists; nothing when it has none. */
export function CommentCount({ article: { comments } }: { readonly article: Mention }) {
  return comments.length > 0 ? <span>{comments.length} 条评论</span> : null;
}
