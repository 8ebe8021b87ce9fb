import { z } from "zod";
import { validAddress } from "./address.ts";
import { FORBIDDEN } from "./characters.ts";
import type { DateStamp } from "./date-stamp.ts";
import { isBlank, lengthOf } from "./seen-text.ts";
import { key, line, webAddress } from "./text-rules.ts";

/** Longest name and text that is published, in characters as people count them (`lengthOf`), here and in the form. */
export const LONGEST_NAME = 60;
export const LONGEST_COMMENT = 5000;
/** Most UTF-16 units of one such character that count: families with hair and skin have a dozen. */
export const MOST_UNITS = 20;

/** Whether a text has at most so many characters. Few have more units than that, and only those are counted. */
const atMost = (most: number) => (text: string) => text.length <= most || lengthOf(text) <= most;

/**
 * When it was sent (UTC), 12 hex digits of the SHA-256 of where it came from, and, where another text can come from there,
 * 8 of that and of its words: `20240501T143000Z-3fa9c1d20b7e-90af3c11` (docs/decisions/0050).
 */
export const COMMENT_ID = /^\d{8}T\d{6}Z-[0-9a-f]{12}(?:-[0-9a-f]{8})?$/;

const commentId = z.string().regex(COMMENT_ID, "bad-comment-id");

/** Where a comment came in. `desk` is an editor at the terminal. */
export const COMMENT_ORIGINS = ["netlify", "formspree", "generic", "wordpress", "desk"] as const;

/**
 * `_data/comments/<article path>/<id>.json`: one comment, as an editor has let it through. A closed schema on purpose:
 * no e-mail, no IP, no user agent, nor a hash of them, ever reaches the repository (a hash of an address can be guessed
 * back). The text is plain: no HTML of strangers, so nothing has to be cleaned when a page is made.
 */
export const CommentRecord = z.strictObject({
  id: commentId,
  /** The article's permanent id. */
  article: key,
  /** The comment it answers. */
  parent: commentId.optional(),
  name: line(MOST_UNITS * LONGEST_NAME).refine(atMost(LONGEST_NAME), "too-long"),
  website: webAddress.optional(),
  /** When it was sent, RFC 3339 with offset. */
  date: z.string(),
  text: z
    .string()
    .min(1, "empty-text")
    .max(MOST_UNITS * LONGEST_COMMENT)
    .refine(atMost(LONGEST_COMMENT), "too-long")
    .refine((text) => text.trim() === text, "untrimmed-text")
    .refine((text) => !FORBIDDEN.test(text) && !text.includes("\r"), "forbidden-character")
    .refine((text) => text.trim() === "" || !isBlank(text), "blank-text"),
  origin: z.enum(COMMENT_ORIGINS),
  /** Written by the desk. */
  editor: z.literal(true).optional(),
});
export type CommentRecord = z.infer<typeof CommentRecord>;

/**
 * `_data/comments/removed.json`: comments that were refused or taken down, with the day. Only the ids, so that a later
 * import does not bring them back.
 */
export const RemovedComments = z.record(commentId, z.iso.date("bad-day"));
export type RemovedComments = z.infer<typeof RemovedComments>;

/**
 * Beside `_data/comments`: what a command is about to do to it. While it is there, only part may have been done
 * (docs/decisions/0009).
 */
export const COMMENTS_JOURNAL = "comments.journal";

/** A comment as the page shows it. */
export interface Comment extends Omit<CommentRecord, "date" | "article" | "origin"> {
  readonly date: DateStamp;
}

/** Where a comment stands on its article's page. */
export function anchorOf({ id }: Pick<Comment, "id">): string {
  return `comment-${id}`;
}

/** A comment with all that was said in answer to it, and in answer to that. */
export interface CommentThread {
  readonly comment: Comment;
  /** Oldest first. */
  readonly replies: readonly CommentReply[];
}

export interface CommentReply {
  readonly comment: Comment;
  /** Whom it answers, where that is not the first of the thread. */
  readonly answers?: Comment;
}

/**
 * Comments as threads of two levels: a phone has no room for more, and who answers whom is said by name. One whose parent is not
 * there (not yet let through, or removed) begins a thread, and so does one that would answer itself by way of others.
 *
 * @param comments in any order
 * @returns newest first: what nobody has read yet stands where readers begin (docs/decisions/0051)
 */
export function threadsOf(comments: readonly Comment[]): CommentThread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const parents = new Map<Comment, Comment>();
  const oldestFirst = [...comments].sort(byAge);
  for (const comment of oldestFirst) {
    const parent = comment.parent ? byId.get(comment.parent) : undefined;
    const kept = parent && !leadsTo(parent, comment, parents) ? parent : undefined;
    if (kept) parents.set(comment, kept);
  }
  const replies = new Map(
    oldestFirst.flatMap((one): [Comment, CommentReply[]][] => (parents.has(one) ? [] : [[one, []]])),
  );
  for (const comment of oldestFirst) {
    const parent = parents.get(comment);
    if (!parent) continue;
    let first = parent;
    for (let above = parents.get(first); above; above = parents.get(first)) first = above;
    replies.get(first)?.push({ comment, ...(parent !== first && { answers: parent }) });
  }
  return [...replies].map(([comment, below]) => ({ comment, replies: below })).reverse();
}

function byAge(a: Comment, b: Comment): number {
  return a.date.epoch - b.date.epoch || (a.id < b.id ? -1 : 1);
}

function leadsTo(from: Comment, to: Comment, parents: ReadonlyMap<Comment, Comment>): boolean {
  for (let at: Comment | undefined = from; at; at = parents.get(at)) if (at === to) return true;
  return false;
}

/** A stretch of a comment: words, or an address that a reader wrote. */
export type CommentPiece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

/** An address ends where Chinese text goes on: its marks and its characters are not part of it. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;
/** Marks that end the sentence the address stands in, rather than the address. */
const SENTENCE_END = ".,:;!?'*";

/**
 * A comment as paragraphs of lines of pieces. Empty lines part paragraphs.
 *
 * @param text plain text, as stored
 */
export function commentParagraphs(text: string): CommentPiece[][][] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.split("\n").map(piecesOf));
}

function piecesOf(line: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let end = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const url = withoutStrayMarks(match[0]);
    if (!URL.canParse(url)) continue;
    if (match.index > end) pieces.push({ kind: "words", text: line.slice(end, match.index) });
    pieces.push({ kind: "link", text: url, url: validAddress(url) });
    end = match.index + url.length;
  }
  if (end < line.length) pieces.push({ kind: "words", text: line.slice(end) });
  return pieces;
}

/** `(https://a.example/b).` ends at b, `https://a.example/b_(c)` at the bracket. */
function withoutStrayMarks(address: string): string {
  let unopened = address.split(")").length - address.split("(").length;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ")" && unopened > 0) unopened -= 1;
    else if (!SENTENCE_END.includes(last)) break;
  }
  return address.slice(0, end);
}
