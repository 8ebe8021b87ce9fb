import { z } from "zod";
import { FORBIDDEN } from "../domain/characters.ts";
import { CommentRecord, LONGEST_COMMENT, LONGEST_NAME, MOST_UNITS } from "../domain/comment.ts";
import { beginningOf, isBlank, lengthOf } from "../domain/seen-text.ts";
import { MARKUP } from "../domain/text-rules.ts";

/** Stands where no name was given, or nothing but an e-mail address. */
export const NO_NAME = "匿名读者";

/** What is longer is not even cleaned. */
export const LONGEST_RAW_TEXT = MOST_UNITS * LONGEST_COMMENT;
export const LONGEST_RAW_NAME = MOST_UNITS * LONGEST_NAME;

const said = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !isBlank(text), "blank-text")
    .refine((text) => !FORBIDDEN.test(text) && !text.includes("\r"), "forbidden-character");

/**
 * `<inbox>/queue/<id>.json`: a comment that waits, with all that its reader wrote. Only what is published has to fit
 * (`publishable`): a text is never cut, or left out, because it is too long.
 */
export const WaitingComment = z.strictObject({
  ...CommentRecord.shape,
  name: said(LONGEST_RAW_NAME),
  text: said(LONGEST_RAW_TEXT),
  /** What tells that others came from the same sender at the same time (`senderLabels`); never published. */
  senders: z.array(z.string().regex(/^(?:mail|net)-[0-9a-f]{8}$/)).optional(),
});
export type WaitingComment = z.infer<typeof WaitingComment>;

/** A waiting comment as it stands in its file. */
export function waitingText(comment: WaitingComment): string {
  return `${JSON.stringify(WaitingComment.parse(comment), null, 2)}\n`;
}

/** How a name is shown under a comment: the beginning of one that is too long, nothing of its markup. */
export function shownName(name: string): string {
  let bare = name;
  for (const all = new RegExp(MARKUP, "gi"); MARKUP.test(bare); ) bare = bare.replace(all, "");
  const trimmed = bare.replace(/\s+/g, " ").trim();
  const short = lengthOf(trimmed) > LONGEST_NAME ? `${beginningOf(trimmed, LONGEST_NAME - 1)}…` : trimmed;
  return isBlank(short) ? NO_NAME : short;
}

/** How many characters a text is too long; 0 when it fits. */
export function excessOf({ text }: Pick<WaitingComment, "text">): number {
  return Math.max(0, lengthOf(text) - LONGEST_COMMENT);
}

/** A waiting comment as it would be published. Undefined when its text has to be shortened first. */
export function publishable({ senders: _, ...comment }: WaitingComment): CommentRecord | undefined {
  return CommentRecord.safeParse({ ...comment, name: shownName(comment.name) }).data;
}
