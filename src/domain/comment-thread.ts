import type { Comment } from "./comment.ts";

/** A comment with the answers to it. */
export interface CommentThread {
  readonly comment: Comment;
  /** Whom it answers, where its place on the page does not tell. */
  readonly answers?: Comment;
  /** Oldest first. */
  readonly replies: readonly CommentThread[];
}

/** So many levels stand below each other; what is deeper stands on the last one and names whom it answers. */
const LEVELS = 3;

/**
 * Comments as threads. One whose parent is not there (not yet let through, or removed) stands at the top, and so does
 * one that would answer itself by way of others.
 *
 * @param comments in any order
 * @returns oldest first on every level
 */
export function threadsOf(comments: readonly Comment[]): CommentThread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const parents = new Map<Comment, Comment>();
  const children = new Map<Comment | undefined, Comment[]>();
  for (const comment of [...comments].sort(byAge)) {
    const parent = comment.parent ? byId.get(comment.parent) : undefined;
    const kept = parent && !leadsTo(parent, comment, parents) ? parent : undefined;
    if (kept) parents.set(comment, kept);
    const siblings = children.get(kept);
    if (siblings) siblings.push(comment);
    else children.set(kept, [comment]);
  }
  const below = (comment: Comment): Comment[] =>
    (children.get(comment) ?? []).flatMap((child) => [child, ...below(child)]);
  const thread = (comment: Comment, level: number): CommentThread => ({
    comment,
    replies:
      level < LEVELS - 1
        ? (children.get(comment) ?? []).map((child) => thread(child, level + 1))
        : below(comment)
            .sort(byAge)
            .map((reply) => {
              const parent = parents.get(reply);
              return { comment: reply, ...(parent && parent !== comment && { answers: parent }), replies: [] };
            }),
  });
  return (children.get(undefined) ?? []).map((comment) => thread(comment, 1));
}

function byAge(a: Comment, b: Comment): number {
  return a.date.epoch - b.date.epoch || (a.id < b.id ? -1 : 1);
}

function leadsTo(from: Comment, to: Comment, parents: ReadonlyMap<Comment, Comment>): boolean {
  for (let at: Comment | undefined = from; at; at = parents.get(at)) if (at === to) return true;
  return false;
}
