import { spelledOut, withoutForbidden } from "../domain/characters.ts";

/**
 * More marks upon one letter than any language has; UAX #15, section 13, draws the line there as well. Normalisation
 * sorts them one by one, so that 250,000 in a row would take it a quarter of a minute.
 */
const STACKED = /(\p{M}{30})\p{M}+/gu;

/**
 * What strangers wrote, as plain text: one form of Unicode, nothing that is not seen, at most one empty line running. It
 * takes time in proportion to the length.
 */
export function cleanText(text: string): string {
  const bounded = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(STACKED, "$1");
  // In one form first: what is one letter with two marks may be one letter with three in the other.
  return withoutForbidden(bounded.normalize("NFC"))
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
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
