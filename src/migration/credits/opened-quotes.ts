import type { SourceNames } from "../../content/source-registry.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import type { Block } from "../../manuscripts/manuscript.ts";
import { linkedFacts } from "./linked-title.ts";
import { isRunning } from "./running-text.ts";
import { saysWhose } from "./says-whose.ts";

const QUOTED = /^>/u;
const MARK = /^> ?/u;

/**
 * The blocks of a text, with a line each for those at its head and end that some set as a quotation although they only say whose the
 * text is: nobody is quoted there. One with anything else in it stays whole.
 */
export function openedQuotes(blocks: readonly Block[], names: SourceNames): readonly Block[] {
  const [first, last] = [blocks.findIndex(isRunning), blocks.findLastIndex(isRunning)];
  return blocks.flatMap((block, index) => {
    const isOutside = first === -1 || index < first || index > last;
    return isOutside && QUOTED.test(block.escaped) ? linesOf(block, names) : [block];
  });
}

/** The lines of a quotation, without its marks; undefined for any other block. */
export function quotedLines(block: Block): readonly Block[] | undefined {
  if (!QUOTED.test(block.escaped)) return undefined;
  return block.escaped
    .split("\n")
    .map((line) => line.replace(MARK, "").trim())
    .filter((line) => line !== "")
    .map((escaped): Block => ({ ...block, escaped }));
}

function linesOf(block: Block, names: SourceNames): readonly Block[] {
  const lines = quotedLines(block) ?? [];
  const isAbout = (line: Block) => saysWhose(plain(line.escaped), names) || linkedFacts(line, names) !== undefined;
  return lines.length > 0 && lines.every(isAbout) ? lines : [block];
}
