import { withoutForbidden } from "../domain/characters.ts";

/** What ends a line in Word, in browsers and in old files: all become `\n`. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Word processors part words with it; no line of ours needs it. */
const SOFT_HYPHEN = /\u00ad/g;
/** No-break and ideographic spaces inside a line are the author's; `check --fix` may judge them. */
const BLANKS = /[^\S\n\u00a0\u3000]+/g;
/** What a failed conversion leaves, and the sign printers set for a character they do not have. */
const LOST = /\ufffd/g;
const GAP = "□";

/**
 * Pasted text without what nobody sees: one kind of line end, no tabs, nothing invisible. A character that was
 * lost in an earlier conversion becomes `□`, so that an author finds the place.
 */
export function cleanPaste(text: string): string {
  const lines = text.replace(LINE_ENDS, "\n").replace(LOST, GAP).replace(SOFT_HYPHEN, "");
  return withoutForbidden(lines).replace(BLANKS, " ");
}

/** Whether the text holds the sign for a lost character. */
export function hasGap(text: string): boolean {
  return text.includes(GAP);
}
