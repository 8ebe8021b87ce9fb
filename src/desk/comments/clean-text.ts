import { spelledOut, withoutForbidden } from "../../domain/characters.ts";

/** What strangers wrote, as plain text: one form of Unicode, nothing that is not seen, at most one empty line running. */
export function cleanText(text: string): string {
  // In one form first: what is one letter with two marks may be one letter with three in the other.
  return withoutForbidden(text.replace(/\r\n?|[\u2028\u2029]/g, "\n").normalize("NFC"))
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
  return spelledOut(text);
}
