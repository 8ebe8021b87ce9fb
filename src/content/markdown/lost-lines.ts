import type { Token } from "markdown-it";
import { type Leftover, shown } from "./leftover.ts";
import type { SourceLines } from "./source-lines.ts";

/** Blocks that stand for themselves, rather than hold others. */
const LEAVES = new Set(["paragraph_open", "heading_open", "fence", "code_block", "hr", "tr_open"]);
/** Marks of quotations and lists, at the beginning of a line. */
const CONTAINERS = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)[ \t>]*)*/;
const NOTE = /^\[\^([^\]\s]+)\]:/;
const DEFINITION = /^\[((?:[^[\]\\]|\\.)+)\]:/;

/**
 * Lines that are on no page although they have words: Markdown takes notes and addresses of links out of the text, and
 * nobody sees those that nothing refers to, or that stand there twice.
 */
export function lostLines(lines: SourceLines, tokens: readonly Token[]): Leftover[] {
  const placed = placedLines(tokens, lines.count);
  const lost: Leftover[] = [];
  let labels: Labels | undefined;
  let before = "";
  for (let line = 0; line < lines.count; line += 1) {
    const source = placed[line] === 1 ? "" : lines.at(line);
    const [marks = ""] = (source && CONTAINERS.exec(source)) || [];
    const words = source.slice(marks.length).trim();
    if (words !== "") {
      labels ??= labelsIn(lines.text, tokens);
      const message = ofLine(words, before !== "", labels);
      if (message) lost.push({ ...message, line: line + 1, column: marks.length + 1 });
    }
    before = words;
  }
  return lost;
}

/** Names that something in the text is referred to by. */
interface Labels {
  readonly notes: ReadonlySet<string>;
  /** Of notes, with marks of another width: that is told where they are. */
  readonly wide: ReadonlySet<string>;
  /** The first definition of each serves, and is taken from the set. */
  readonly links: Set<string>;
}

function labelsIn(text: string, tokens: readonly Token[]): Labels {
  const children = tokens.flatMap((token) => token.children ?? []);
  const of = (...types: string[]) =>
    new Set(children.flatMap(({ type, meta }) => (types.includes(type) && meta?.label ? String(meta.label) : [])));
  return { notes: of("footnote_ref"), links: of("link_open", "image"), wide: wideLabels(text) };
}

/** Labels of notes that somebody referred to with marks of another width. */
function wideLabels(text: string): ReadonlySet<string> {
  const references = text.matchAll(/[[［][\^＾]([^\]］\n]{1,80})[\]］]/gu);
  return new Set([...references].flatMap(([whole, label = ""]) => (whole === `[^${label}]` ? [] : label)));
}

/** @param runsOn whether the line before is on no page either */
function ofLine(
  line: string,
  runsOn: boolean,
  { notes, wide, links }: Labels,
): Pick<Leftover, "code" | "message"> | undefined {
  const [start, note] = NOTE.exec(line) ?? [];
  if (note !== undefined) {
    // A note without words is told where it is referred to.
    if (wide.has(note) || (start === line && notes.has(note))) return undefined;
    const why = notes.has(note) ? "又写了一次" : "没有引用过";
    return { code: "bad-note", message: `脚注“[^${note}]”${why}，这里的注释不会出现在页面上：“${shown(line)}”。` };
  }
  const label = DEFINITION.exec(line)?.[1];
  if (label === undefined ? runsOn : links.delete(normalized(label))) return undefined;
  const why = label === undefined ? "接在没有出现的脚注里" : "成了链接的地址，没有链接用它";
  return { code: "lost-text", message: `这一行${why}，页面上没有这些字：“${shown(line)}”。` };
}

/** As markdown-it does. */
function normalized(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}

function placedLines(tokens: readonly Token[], count: number): Uint8Array {
  const placed = new Uint8Array(count);
  for (const { type, map } of tokens) {
    if (!map) continue;
    if (LEAVES.has(type)) placed.fill(1, map[0], map[1]);
    // The head and the line below it.
    else if (type === "table_open") placed.fill(1, map[0], map[0] + 2);
  }
  return placed;
}
