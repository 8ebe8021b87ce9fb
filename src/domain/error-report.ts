import { z } from "zod";
import { FORBIDDEN } from "./characters.ts";
import { COMMENT_ID, COMMENT_ORIGINS } from "./comment.ts";
import { isBlank } from "./seen-text.ts";
import { key } from "./text-rules.ts";

/** Longest name in a word of thanks. */
export const LONGEST_THANKS = 60;
/** What no reader has typed is not even cleaned; whatever is shorter is kept whole, since none of it is published. */
export const LONGEST_REPORT = 20_000;

/** Plain text of a stranger, cleaned before it comes here. */
const passage = z
  .string()
  .max(LONGEST_REPORT)
  .refine((text) => text.trim() === text, "untrimmed-text")
  .refine((text) => !FORBIDDEN.test(text) && !text.includes("\r"), "forbidden-character")
  .refine((text) => !isBlank(text), "blank-text");

/**
 * `<inbox>/reports/<id>.json`: a mistake in an article, as a reader told it. A closed schema, as of comments: no e-mail, no
 * address of a machine, nothing that tells who it was but the name under which somebody wants to be thanked.
 */
export const ErrorReport = z.strictObject({
  /** As of a comment: when it was sent, and what makes it this one. */
  id: z.string().regex(COMMENT_ID, "bad-comment-id"),
  /** The article's permanent id. */
  article: key,
  /** What is wrong, as it stood on the page; absent where the reader told it in words of her own. */
  quote: passage.optional(),
  /** The subhead it stands below, or 标题, 导语, 图片说明. */
  heading: passage.optional(),
  /** What stood around it in its paragraph. */
  before: passage.optional(),
  after: passage.optional(),
  /** What is right. */
  right: passage,
  /** Where that can be checked: an address, or in words. */
  source: passage.optional(),
  /** Under which name she wants to be thanked. */
  name: passage.optional(),
  /** When it was sent, RFC 3339. */
  date: z.string(),
  origin: z.enum(COMMENT_ORIGINS),
});
export type ErrorReport = z.infer<typeof ErrorReport>;
