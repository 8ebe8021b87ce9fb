import { type EscapedText, escapeText, toMarkdown } from "./escaped-text.ts";
import { type Block, noteIn } from "./manuscript.ts";

/** The text of an article as its file has it, and where each block came to stand. */
export interface WrittenBody {
  readonly markdown: string;
  /** Line of article.md, from 1. */
  readonly lines: ReadonlyMap<Block, number>;
}

const REFERENCES = /\[\^([\w-]+)\]/g;

/**
 * Writes blocks as Markdown. Pictures of one gallery that follow each other are one paragraph (docs/decisions/0062). A note
 * that nothing refers to any more is a paragraph, and a number whose note is gone a number: Markdown would show neither.
 */
export function writtenBody(blocks: readonly Block[]): WrittenBody {
  const lines = new Map<Block, number>();
  const notes = notesOf(blocks);
  let markdown = "";
  let line = 1;
  let before: number | undefined;
  for (const block of blocks) {
    const part = written(block, notes);
    if (part.trim() === "") continue;
    const goesOn = block.gallery !== undefined && block.gallery === before;
    if (goesOn) line -= 1;
    markdown += `${markdown === "" || goesOn ? "" : "\n"}${part}\n`;
    lines.set(block, line);
    line += part.split("\n").length + 1;
    before = block.gallery;
  }
  return { markdown, lines };
}

/** Names of notes that have a text, and something that refers to it. */
function notesOf(blocks: readonly Block[]): ReadonlySet<string> {
  const told = new Set(blocks.flatMap((block) => noteIn(block)?.name ?? []));
  const referred = blocks.flatMap((block) =>
    noteIn(block) ? [] : [...block.escaped.matchAll(REFERENCES)].map(([, name = ""]) => name),
  );
  return new Set(referred.filter((name) => told.has(name)));
}

function written(block: Block, notes: ReadonlySet<string>): string {
  const numbered = (escaped: EscapedText) =>
    escaped.replace(REFERENCES, (found, name: string) => (notes.has(name) ? found : escapeText(`[${name}]`)));
  const note = noteIn(block);
  if (note && notes.has(note.name)) return `[^${note.name}]: ${toMarkdown(numbered(note.text))}`;
  return toMarkdown(note ? `${escapeText(`[${note.name}]`)} ${numbered(note.text)}` : numbered(block.escaped));
}
