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
  const children = tokens.flatMap((token) => token.children ?? []);
  const labels = (...types: string[]) =>
    new Set(children.flatMap(({ type, meta }) => (types.includes(type) && meta?.label ? String(meta.label) : [])));
  const notes = labels("footnote_ref");
  const links = labels("link_open", "image");
  const placed = placedLines(tokens, lines.count);
  const wide = wideLabels(lines.text);
  const lost: Leftover[] = [];
  let before = "";
  for (let line = 0; line < lines.count; line += 1) {
    const [marks = ""] = CONTAINERS.exec(lines.at(line)) ?? [];
    const words = placed[line] === 1 ? "" : lines.at(line).slice(marks.length).trim();
    const [start, label = ""] = NOTE.exec(words) ?? [];
    // A note without words is told where it is referred to.
    const isTold = wide.has(label) || (words === start && notes.has(label));
    const message = isTold ? undefined : ofLine(words, before !== "", notes, links);
    if (message) lost.push({ ...message, line: line + 1, column: marks.length + 1 });
    before = words;
  }
  return lost;
}

/** Labels of notes that somebody referred to with marks of another width. */
function wideLabels(text: string): ReadonlySet<string> {
  const references = text.matchAll(/[[［][\^＾]([^\]］\n]{1,80})[\]］]/gu);
  return new Set([...references].flatMap(([whole, label = ""]) => (whole === `[^${label}]` ? [] : label)));
}

/**
 * @param runsOn whether the line before is on no page either
 * @param links labels that links are written by; the first definition of each serves, and is taken from the set
 */
function ofLine(
  line: string,
  runsOn: boolean,
  notes: ReadonlySet<string>,
  links: Set<string>,
): Pick<Leftover, "code" | "message"> | undefined {
  const note = NOTE.exec(line)?.[1];
  if (note !== undefined) {
    const why = notes.has(note) ? "又写了一次" : "没有引用过";
    return { code: "bad-note", message: `脚注“[^${note}]”${why}，这里的注释不会出现在页面上：“${shown(line)}”。` };
  }
  const label = DEFINITION.exec(line)?.[1];
  if (label === undefined ? line === "" || runsOn : links.delete(normalized(label))) return undefined;
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
