import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";

/**
 * White space of Unicode that Markdown takes for letters: that of the width of a Han, which Chinese paragraphs begin with,
 * and those that pages on the web are indented by.
 */
export const WIDE_SPACE = "\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000";
const BLANK_LINE = new RegExp(`^([ \\t>]*)[${WIDE_SPACE}][ \\t${WIDE_SPACE}]*$`, "gm");
const HAS_WIDE_SPACE = new RegExp(`^[ \\t>]*[${WIDE_SPACE}]`, "m");
/** Two of them, with spaces between at most. */
const INDENT = new RegExp(`[ \\t]*[${WIDE_SPACE}][ \\t]*[${WIDE_SPACE}][ \\t${WIDE_SPACE}]*`, "y");
/**
 * Letters of the width of a Han, and the marks that stand between them: quotation marks, dash, ellipsis and middle dot are
 * of any width, but Chinese has no others (after CSS Text 3, "Segment Break Transformation Rules").
 */
const FULL_WIDTH =
  "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\u3000-\\u303f\\u30fb\\u30fc\\uff01-\\uff60\\uffe0-\\uffe6‘’“”—…·]";
const ENDS_FULL_WIDTH = new RegExp(`${FULL_WIDTH}$`, "u");
const STARTS_FULL_WIDTH = new RegExp(`^${FULL_WIDTH}`, "u");

/**
 * Chinese text as it is pasted (docs/decisions/0035): a line of wide spaces alone is blank; a line that begins with two of
 * them begins a paragraph, and they are its indent, not its text. `joinedLines` does the rest: where a line ends between
 * two full-width characters there is no space.
 */
export function pastedText(md: MarkdownIt): void {
  md.core.ruler.after("normalize", "blank_lines", emptyBlankLines);
  const alt = ["paragraph", "reference", "blockquote", "list"];
  md.block.ruler.before("paragraph", "indented_paragraph", endBeforeIndent, { alt });
  md.core.ruler.after("block", "indents", takeIndents);
}

/** Has to come behind whatever else changes characters. */
export function joinedLines(md: MarkdownIt): void {
  md.core.ruler.push("joined_lines", joinLines);
  md.renderer.rules.softbreak = (tokens, index) => (isJoined(tokens[index]) ? "" : "\n");
}

/** Whether a line ends there without a space. @param token a `softbreak` */
export function isJoined(token: Token | undefined): boolean {
  return token?.hidden === true;
}

/** Lines keep their numbers, and all other lines what is in them. */
function emptyBlankLines(state: StateCore): void {
  state.env.wideSpace = HAS_WIDE_SPACE.test(state.src);
  if (state.env.wideSpace) state.src = state.src.replace(BLANK_LINE, "$1");
}

/** Ends what runs on to the next line; the paragraph itself is read like any other. */
function endBeforeIndent(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const begins = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return silent && state.src.charCodeAt(begins) > 0x7f && indentAt(state.src, begins) > 0;
}

function takeIndents({ env, tokens }: StateCore): void {
  if (!env.wideSpace) return;
  for (const token of tokens) {
    if (token.type === "inline") token.content = token.content.slice(indentAt(token.content, 0));
  }
}

function indentAt(text: string, at: number): number {
  INDENT.lastIndex = at;
  return INDENT.exec(text)?.[0].length ?? 0;
}

function joinLines({ tokens }: StateCore): void {
  for (const { type, content, children } of tokens) {
    if (type === "inline" && children && content.includes("\n")) joinWithin(children);
  }
}

/** A mark of emphasis, the end of a link and the number of a note stand between two characters without parting them. */
function joinWithin(children: readonly Token[]): void {
  let before = "";
  let waiting: Token | undefined;
  for (const child of children) {
    if (child.type === "softbreak") waiting = child;
    else if (child.type === "hardbreak") waiting = undefined;
    else if (child.content !== "") {
      if (waiting && ENDS_FULL_WIDTH.test(before) && STARTS_FULL_WIDTH.test(child.content)) waiting.hidden = true;
      waiting = undefined;
      before = child.content;
    }
  }
}
