import { z } from "zod";
import { FORBIDDEN, isBlank } from "./characters.ts";
import type { DateStamp } from "./date-stamp.ts";
import { key, line, webAddress } from "./text-rules.ts";

/** Longest name and text the form takes; an import refuses more. */
export const LONGEST_NAME = 60;
export const LONGEST_COMMENT = 5000;

/** When it was sent (UTC), and 12 hex digits of the SHA-256 of where it came from: `20240501T143000Z-3fa9c1d20b7e`. */
export const COMMENT_ID = /^\d{8}T\d{6}Z-[0-9a-f]{12}$/;

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
  name: line(LONGEST_NAME),
  website: webAddress.optional(),
  /** When it was sent, RFC 3339 with offset. */
  date: z.string(),
  text: z
    .string()
    .min(1, "empty-text")
    .max(LONGEST_COMMENT)
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
