import { FORBIDDEN } from "../../domain/text-rules.ts";

const HIDDEN = new RegExp(FORBIDDEN.source, "gu");
/** A carriage return would let what follows cover what stands before. */
const UNSEEN = new RegExp(`\\r|${FORBIDDEN.source}`, "gu");

/** What strangers wrote, as plain text: one form of Unicode, nothing that is not seen, at most one empty line running. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(HIDDEN, "")
    .normalize("NFC")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ");
}

/**
 * Text that may go to a terminal: a stranger's escape sequence would move the cursor, rename the window or hide what
 * was written before. What nobody would see is spelt out.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);
}
