import { parseMarkdown, type SourceParagraph } from "../content/markdown/parse.ts";
import { ADDRESS } from "../domain/punctuation.ts";
import { LONGEST_PARAGRAPH } from "../domain/text-rules.ts";
import { OPAQUE, type Passage, PassageBuilder, type Role } from "./passage.ts";

/**
 * What a paragraph holds besides prose, in the order in which one reading takes precedence over another (CommonMark 0.31,
 * section 6): escapes, code, pictures, footnotes, targets of links, addresses, entities, marks of emphasis and links.
 * Every part ends where its like begins again, so that no text is read over and over.
 */
const INLINE = new RegExp(
  [
    /\\[!-/:-@[-`{-~]/,
    /(?<code>(?<!`)(?<ticks>`+)(?!`)[\s\S]*?(?<!`)\k<ticks>(?!`))/,
    /(?<picture>!\[[^[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\])?)/,
    /(?<hidden>\[\^[^[\]\s]+\]:?|\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)|\]\[[^\]]*\]|[*[\]]|~~|__)/,
    /<[a-zA-Z][\w+.-]*:[^\s<>]*>|<[\w.+-]+@[\w.-]+>/,
    new RegExp(ADDRESS.source, "u"),
    /&(?:#x?[\da-fA-F]+|[a-zA-Z]\w*);/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);
/** Without any of these there is nothing to look for. */
const HAS_MARKS = /[\\`[\]*<&~_@]|:\/\/|www\.|mailto:/;

interface Line {
  readonly text: string;
  /** Where it starts in the file. */
  readonly at: number;
}

/** A text and its paragraphs, as they were read. */
export interface MarkdownText {
  readonly text: string;
  readonly paragraphs: readonly SourceParagraph[];
}

/** The passages of a text that nobody has parsed yet. @param text a byte order mark counts in the places */
export function markdownPassages(text: string): Passage[] {
  return passagesIn({ text, paragraphs: parseMarkdown(text.replace(/^\uFEFF/, "")).paragraphs });
}

/**
 * The running text of an article's Markdown, paragraph by paragraph: paragraphs, headings, list items, cells and notes.
 * Never code, pictures, addresses, nor a paragraph that is longer than one may be; quotations (`>`) are marked as such.
 */
export function passagesIn({ text, paragraphs }: MarkdownText): Passage[] {
  const lines = linesOf(text);
  const passages: Passage[] = [];
  let row = -1;
  // Where the cell before it ends on the line of its row.
  let end = 0;
  for (const { content, line, role, cell } of paragraphs) {
    if (content.length > LONGEST_PARAGRAPH) continue;
    if (cell && line !== row) [row, end] = [line, 0];
    const own = placeLines(content.split("\n"), lines, line, cell ? end : undefined);
    const last = own.at(-1);
    if (!last) continue;
    if (cell) end = last.at + last.text.length - (lines[row]?.at ?? 0);
    passages.push(passageOf(own, role, !cell));
  }
  return passages;
}

/** Empty when the text does not stand in the file as it was read, as with `\|` in a cell. */
function placeLines(content: readonly string[], lines: readonly Line[], first: number, cell?: number): Line[] {
  const placed: Line[] = [];
  for (const [index, text] of content.entries()) {
    const line = lines[first + index];
    if (!line) return [];
    // What Markdown takes away stands before the text: marks of lists, quotations, headings.
    const atEnd = line.text.trimEnd().length - text.trimEnd().length;
    const at = cell === undefined && line.text.startsWith(text, atEnd) ? atEnd : line.text.indexOf(text, cell ?? 0);
    if (at < 0) return [];
    placed.push({ text, at: line.at + at });
  }
  return placed;
}

function passageOf(lines: readonly Line[], role: Role, paragraph: boolean): Passage {
  const builder = new PassageBuilder();
  const [only] = lines;
  // So are most paragraphs, and there are a great many.
  if (only && lines.length === 1 && !HAS_MARKS.test(only.text)) {
    builder.plain(only.text, only.at);
    return builder.build(role, paragraph);
  }
  const joined = lines.map(({ text }) => text).join("\n");
  // Where each line starts in `joined`, and how far that is from where it starts in the file.
  const starts: { readonly at: number; readonly shift: number }[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push({ at, shift: line.at - at });
    at += line.text.length + 1;
  }
  // Asked for places in their order.
  let line = 0;
  const shiftAt = (offset: number) => {
    while ((starts[line + 1]?.at ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
    return starts[line]?.shift ?? 0;
  };
  const plain = (from: number, to: number) => {
    let start = from;
    for (let end = joined.indexOf("\n", start); end >= 0 && end < to; end = joined.indexOf("\n", start)) {
      builder.plain(joined.slice(start, end), start + shiftAt(start));
      builder.escaped("\n", end + shiftAt(end), 0);
      start = end + 1;
    }
    builder.plain(joined.slice(start, to), start + shiftAt(start));
  };
  let done = 0;
  for (const match of HAS_MARKS.test(joined) ? joined.matchAll(INLINE) : []) {
    plain(done, match.index);
    if (match.groups?.hidden === undefined)
      builder.escaped(OPAQUE, match.index + shiftAt(match.index), match[0].length);
    done = match.index + match[0].length;
  }
  plain(done, joined.length);
  return builder.build(role, paragraph);
}

/** The lines as Markdown counts them. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ text: text.slice(at, index), at });
    at = index + end.length;
  }
  lines.push({ text: text.slice(at), at });
  return lines;
}
