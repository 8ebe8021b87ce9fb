import { isBlank } from "../domain/seen-text.ts";
import { MARKUP } from "../domain/text-rules.ts";
import { cleanPaste, type EscapedText, escapeText, plain } from "../manuscripts/escaped-text.ts";
import { htmlToText } from "../moderation/from-wxr.ts";

/** A text that was cut off to fit a field of one line. */
export interface OneLine {
  /** Empty when there is nothing to see. */
  readonly text: string;
  /** The whole of it, where that is more. */
  readonly whole?: string;
}

/** What is written in HTML in a title, an excerpt or a name, as one line of plain text that a field takes. */
export function oneLineOf(html: string, most: number): OneLine {
  return fitted(/[<&]/.test(html) ? htmlToText(html) : html, most);
}

/** Plain text likewise. */
export function fitted(plain: string, most: number): OneLine {
  const line = cleanPaste(plain).replace(/\s+/g, " ").trim();
  if (isBlank(line)) return { text: "" };
  const text = MARKUP.test(line) ? withoutMarkup(line) : line;
  if (text.length <= most) return { text };
  return { text: `${wholeCharacters(text, most - 1).trimEnd()}…`, whole: line };
}

/** Emphasis that ends within a number or a word of letters would not be read as such (docs/decisions/0035). */
const INSIDE = /[0-9A-Za-z]\[?\*+(?:\]\([^)\s]*\))?[0-9A-Za-z]/;

/**
 * A block as our own text may hold it: words in pointed brackets, as `<div>` in a text about HTML, stand in wide ones, and emphasis that
 * cuts a number in two is none. No letter is lost.
 */
export function readable(escaped: EscapedText): EscapedText {
  const text = INSIDE.test(escaped) ? escaped.replaceAll("*", "") : escaped;
  return MARKUP.test(plain(text)) ? text.replaceAll(escapeText("<"), "＜").replaceAll(escapeText(">"), "＞") : text;
}

/** Signs that would be markup in the wide form that Chinese text has of them anyway. */
function withoutMarkup(line: string): string {
  return line
    .replaceAll("<", "＜")
    .replaceAll(">", "＞")
    .replace(/(javascript)(\s*):/gi, "$1$2：");
}

/** The beginning of a text of at most so many units, no character of which is cut in half. */
export function wholeCharacters(text: string, most: number): string {
  return /[\ud800-\udbff]$/.test(text.slice(0, most)) ? text.slice(0, most - 1) : text.slice(0, most);
}

const SENTENCE = /.*?(?:[。！？!?…]+[”’」』）)]*|[.]["”’)]*(?=\s)|$)/gsu;

/**
 * A paragraph taken apart where a sentence ends, so that the first part has at most so many units: as many whole sentences as fit, at
 * least one, and no quotation cut in two. Undefined where there is no such place.
 */
export function sentencesWithin(text: string, most: number): readonly [first: string, rest: string] | undefined {
  let [end, at] = [0, 0];
  for (const [sentence] of text.matchAll(SENTENCE)) {
    at += sentence.length;
    if (sentence === "" || at > most) break;
    if (isClosed(text.slice(0, at))) end = at;
  }
  return end === 0 ? undefined : [text.slice(0, end).trim(), text.slice(end).trim()];
}

const PAIRS = ["“”", "‘’", "「」", "『』", "《》", "（）", "()"] as const;

/** Whether all that was opened is closed again. */
function isClosed(text: string): boolean {
  const quotes = text.split('"').length - 1;
  return (
    quotes % 2 === 0 && PAIRS.every(([open = "", close = ""]) => text.split(open).length === text.split(close).length)
  );
}
