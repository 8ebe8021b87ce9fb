import type { Token } from "markdown-it";
import { isErrorCode } from "../../domain/verdict.ts";
import type { Place, ProblemReport } from "../problem-report.ts";
import { type Typed, typedOf } from "./as-typed.ts";
import type { Leftover } from "./leftover.ts";
import { LeftInBlocks } from "./leftover-blocks.ts";
import { leftInText } from "./leftover-text.ts";
import { lostLines } from "./lost-lines.ts";
import type { ParsedMarkdown } from "./parse.ts";
import { SourceLines } from "./source-lines.ts";

/** Notes that were meant to be written, but are read as text. */
const MISDEFINED = /^([[［][\^＾][^\]］\n]{1,80}[\]］])[ \t]?[:：]/gmu;

/**
 * What was typed and would not be read as it was meant (docs/decisions/0035): Markdown that is left over in the text, text
 * that became Markdown, and words that are on no page.
 *
 * @param text the source
 * @param parsed what the parser made of it
 * @returns in no particular order
 */
export function leftoverMarkdown(
  text: string,
  { tokens, refusedLinks }: Pick<ParsedMarkdown, "tokens" | "refusedLinks">,
): Leftover[] {
  const lines = new SourceLines(text);
  const found = [...new LeftInBlocks(lines, tokens).found, ...(text.includes("]:") ? lostLines(lines, tokens) : [])];
  const paragraphs = typedParagraphs(tokens);
  const misdefined = new Set(
    paragraphs.flatMap(({ typed: { hasLeft, text } }) =>
      hasLeft ? Array.from(text.matchAll(MISDEFINED), ([, note = ""]) => note) : [],
    ),
  );
  for (const { content, typed, line } of paragraphs) {
    for (const { code, message, at } of leftInText(typed, misdefined)) {
      // Told as the link that it would have been.
      if (code === "unfinished-link" && refusedLinks.some((refused) => refused.line === line + 1)) continue;
      found.push({ code, message, ...placeIn(content, typed.offsetInSource(at), line, lines) });
    }
  }
  return found;
}

interface TypedParagraph {
  readonly content: string;
  readonly typed: Typed;
  /** Where it begins, from 0; of a cell, the line of its row. */
  readonly line: number;
}

function typedParagraphs(tokens: readonly Token[]): TypedParagraph[] {
  const paragraphs: TypedParagraph[] = [];
  let line = 0;
  for (const token of tokens) {
    if (token.map) line = token.map[0];
    const typed = token.type === "inline" ? typedOf(token) : undefined;
    if (typed) paragraphs.push({ content: token.content, typed, line });
  }
  return paragraphs;
}

/** Reports them: what loses text or a source stops a publication, the rest is for somebody to look at. */
export function reportLeftovers(text: string, parsed: ParsedMarkdown, file: string, report: ProblemReport): void {
  for (const { code, message, line, column } of leftoverMarkdown(text, parsed)) {
    const place = { line, column };
    if (isErrorCode(code)) report.add(code, file, message, place);
    else report.warn(code, file, message, place);
  }
}

/** Where a place of a paragraph is in the file: what Markdown takes away from its lines stands before them. */
function placeIn(content: string, offset: number, first: number, lines: SourceLines): Place {
  const begins = content.lastIndexOf("\n", offset - 1) + 1;
  const ends = content.indexOf("\n", offset);
  const own = content.slice(begins, ends < 0 ? undefined : ends).trimEnd();
  const line = first + content.slice(0, begins).split("\n").length - 1;
  return { line: line + 1, column: Math.max(0, lines.at(line).indexOf(own)) + offset - begins + 1 };
}
