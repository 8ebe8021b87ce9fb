import { UNFINISHED_TAG } from "../content/markdown/leftover-text.ts";
import { leftoverMarkdown } from "../content/markdown/leftovers.ts";
import { parseMarkdown } from "../content/markdown/parse.ts";
import { withoutForbidden } from "../domain/characters.ts";
import { isErrorCode } from "../domain/verdict.ts";

/** What ends a line in Word, in browsers and in old files: all become `\n`. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Word processors part words with it; no line of ours needs it. */
const SOFT_HYPHEN = /\u00ad/g;
/** No-break and ideographic spaces inside a line are the author's; `check --fix` may judge them. */
const BLANKS = /[^\S\n\u00a0\u3000]+/g;
const BLANKS_BETWEEN_TABS = /[^\S\n\t\u00a0\u3000]+/g;
/** What a failed conversion leaves, and the sign printers set for a character they do not have. */
const LOST = /\ufffd/g;
const GAP = "□";

/**
 * Pasted text without what nobody sees: one kind of line end, no tabs, nothing invisible. A character that was
 * lost in an earlier conversion becomes `□`, so that an author finds the place.
 *
 * @param tabs whether they stay: they part the cells of a table
 */
export function cleanPaste(text: string, { tabs = false } = {}): string {
  const lines = text.replace(LINE_ENDS, "\n").replace(LOST, GAP).replace(SOFT_HYPHEN, "");
  return withoutForbidden(lines).replace(tabs ? BLANKS_BETWEEN_TABS : BLANKS, " ");
}

/** Whether the text holds the sign for a lost character. */
export function hasGap(text: string): boolean {
  return text.includes(GAP);
}

/**
 * Markdown in which the author's own punctuation is told from syntax: each of the 32 ASCII marks that stand for
 * themselves is written as one of Unicode's 32 noncharacters U+FDD0–U+FDEF (Unicode, 23.7), which no text holds after
 * `cleanPaste`. `**你\ufdd6**` is a strong “你,”. It becomes Markdown at the very end.
 */
export type EscapedText = string;

const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const FIRST = 0xfdd0;
const ESCAPED = /[\ufdd0-\ufdef]/g;
/** Every second part is code, in which a backslash is one. */
const CODE = /(`[^`\n]*`)/;
const MARKUP = new RegExp(
  `(<\\/?[a-z][^<>]*>|<!--|<(?:!doctype\\b|\\?xml\\b|!\\[cdata\\[)[^<>\\n]*>?|${UNFINISHED_TAG})`,
  "im",
);
/** Marks with a meaning wherever they stand in a line. */
const INLINE = "\\`*_[]<&~|^!";

/** Text in which nothing is syntax. */
export function escapeText(text: string): EscapedText {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => String.fromCharCode(FIRST + PUNCTUATION.indexOf(sign)));
}

/** The same, and markup that a text tells of is code: `<b>` would be taken for what was left over. */
export function escapeProse(text: string): EscapedText {
  if (!text.includes("<")) return escapeText(text);
  return text
    .split(MARKUP)
    .map((part, index) => (index % 2 === 0 ? escapeText(part) : codeOf(part)))
    .join("");
}

/** Neither a backtick nor the end of a cell or a line can stand in code here: from there on it is text, in which no tag begins. */
function codeOf(markup: string): EscapedText {
  const end = markup.search(/[`|\n]|$/);
  return `\`${escapeText(markup.slice(0, end))}\`${escapeText(markup.slice(end))}`;
}

function unescaped(text: EscapedText, write: (sign: string, at: number) => string): string {
  return text.replace(ESCAPED, (sign, at: number) => write(PUNCTUATION.charAt(sign.charCodeAt(0) - FIRST), at));
}

/** What a reader sees of a block: no headings' signs, no emphasis, no lines of a table, no addresses, no numbers of notes. */
export function plain(block: EscapedText): string {
  const text = block
    .replace(/!\[\]\([^)]*\)/g, "")
    .replace(/\[\^[\w-]+\](?:: )?/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^(?:#+|>|-|\d+[.)]) +/gm, "")
    .replace(/^(?:\| --- )+\|\n/gm, "")
    .replace(/^\| | \|$/gm, "")
    .replaceAll(" | ", "\u3000")
    .replace(/[*`]/g, "");
  return unescaped(text, (sign) => sign).trim();
}

/**
 * Writes a block as Markdown with as few backslashes as show the same. The project's own renderer decides: a block with
 * every mark escaped is surely right, and the least escaped one is taken that renders alike and in which nobody who checks it
 * sees a note or a link that somebody failed to write: `[^文]` of a text that never had notes is what its readers saw.
 */
export function toMarkdown(block: EscapedText): string {
  const parts = block.split(CODE);
  const written = (needsBackslash: (sign: string, at: number) => boolean) => {
    let start = 0;
    const write = (part: string, index: number) => {
      const from = start;
      start += part.length;
      const isCode = index % 2 === 1;
      return unescaped(part, (sign, at) => (!isCode && needsBackslash(sign, from + at) ? `\\${sign}` : sign));
    };
    return parts.map(write).join("");
  };
  const sure = written(() => true);
  // Emphasis that CommonMark does not see, as in `a**“b”**c`, would show its asterisks; the words matter more.
  const ownAsterisks = block.split(escapeText("*")).length;
  const wanted = asRead(sure);
  if (block.includes("*") && wanted.html.split("*").length > ownAsterisks) return toMarkdown(block.replaceAll("*", ""));
  const first = block.search(ESCAPED);
  const isFirst = (_: string, at: number) => at === first;
  const isInline = (sign: string) => INLINE.includes(sign);
  const sparing = [() => false, isFirst, isInline, (sign: string, at: number) => isFirst(sign, at) || isInline(sign)];
  for (const needsBackslash of sparing) {
    const markdown = written(needsBackslash);
    const { html, faults } = asRead(markdown);
    if (html === wanted.html && faults <= wanted.faults) return markdown;
  }
  return sure;
}

interface AsRead {
  readonly html: string;
  /** How much of it would stop a publication. */
  readonly faults: number;
}

/** With a text for each note that it refers to: without one there is no note. */
function asRead(markdown: string): AsRead {
  const notes = [...new Set(markdown.match(/\[\^[\w-]+\]/g))].map((reference) => `\n\n${reference}: 0`);
  const text = markdown + notes.join("");
  const parsed = parseMarkdown(text);
  const left = leftoverMarkdown(text, parsed).filter(({ code }) => isErrorCode(code));
  return { html: parsed.render(parsed.tokens), faults: left.length + parsed.refusedLinks.length };
}
