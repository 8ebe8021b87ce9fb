import { toMarkdown } from "./escaped-text.ts";
import type { Block } from "./manuscript.ts";

/** The text of an article as its file has it, and where each block came to stand. */
export interface WrittenBody {
  readonly markdown: string;
  /** Line of article.md, from 1. */
  readonly lines: ReadonlyMap<Block, number>;
}

/** Writes blocks as Markdown. Pictures of one gallery that follow each other are one paragraph (docs/decisions/0062). */
export function writtenBody(blocks: readonly Block[]): WrittenBody {
  const lines = new Map<Block, number>();
  let markdown = "";
  let line = 1;
  let before: number | undefined;
  for (const block of blocks) {
    const part = toMarkdown(block.escaped);
    const goesOn = block.gallery !== undefined && block.gallery === before;
    if (goesOn) line -= 1;
    markdown += `${markdown === "" || goesOn ? "" : "\n"}${part}\n`;
    lines.set(block, line);
    line += part.split("\n").length + 1;
    before = block.gallery;
  }
  return { markdown, lines };
}
