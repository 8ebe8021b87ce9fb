import { parseMarkdown } from "../content/markdown.ts";

/**
 * Markdown in which the author's own punctuation is told from syntax: each of the 32 ASCII marks that stand for
 * themselves is written as one of Unicode's 32 noncharacters U+FDD0–U+FDEF (Unicode, 23.7), which no text holds after
 * `cleanPaste`. `**你\ufdd6**` is a strong “你,”. It becomes Markdown at the very end.
 */
export type EscapedText = string;

const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const FIRST = 0xfdd0;
const MARKED = /[\ufdd0-\ufdef]/g;
/** Marks with a meaning wherever they stand in a line. */
const INLINE = "\\`*_[]<&~|^!";

/** Text in which nothing is syntax. */
export function mark(text: string): EscapedText {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => String.fromCharCode(FIRST + PUNCTUATION.indexOf(sign)));
}

function unmark(marked: EscapedText, write: (sign: string, at: number) => string): string {
  return marked.replace(MARKED, (sign, at: number) => write(PUNCTUATION.charAt(sign.charCodeAt(0) - FIRST), at));
}

/** What a reader sees of a block: no headings' signs, no emphasis, no addresses. */
export function plain(block: EscapedText): string {
  const text = block
    .replace(/!\[\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^(?:#+|>|-|\d+\.) +/gm, "")
    .replaceAll("*", "");
  return unmark(text, (sign) => sign).trim();
}

/**
 * Writes a block as Markdown with as few backslashes as show the same. The project's own renderer decides: a block with
 * every mark escaped is surely right, and the least escaped one that renders alike is taken.
 */
export function toMarkdown(block: EscapedText): string {
  const sure = unmark(block, escaped);
  // Emphasis that CommonMark does not see, as in `a**“b”**c`, would show its asterisks; the words matter more.
  if (strayAsterisks(sure, block)) return toMarkdown(block.replaceAll("*", ""));
  const wanted = rendered(sure);
  const first = block.search(MARKED);
  const candidates = [
    () => unmark(block, (sign) => sign),
    () => unmark(block, (sign, at) => (at === first ? escaped(sign) : sign)),
    () => unmark(block, (sign) => (INLINE.includes(sign) ? escaped(sign) : sign)),
    () => unmark(block, (sign, at) => (at === first || INLINE.includes(sign) ? escaped(sign) : sign)),
  ];
  for (const candidate of candidates) {
    const markdown = candidate();
    if (rendered(markdown) === wanted) return markdown;
  }
  return sure;
}

function escaped(sign: string): string {
  return `\\${sign}`;
}

function rendered(markdown: string): string {
  const { tokens, render } = parseMarkdown(markdown);
  return render(tokens);
}

function strayAsterisks(markdown: string, block: EscapedText): boolean {
  if (!block.includes("*")) return false;
  const own = block.split(mark("*")).length;
  return rendered(markdown).split("*").length > own;
}
