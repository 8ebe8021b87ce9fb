import { plain } from "../../manuscripts/escaped-text.ts";
import { type Block, isParagraph } from "../../manuscripts/manuscript.ts";

const SHORTEST = 24;
const ENDS_SENTENCE = /[。！？!?…”」』)）.]\s*$/;

/** Whether a block is a piece of the text itself: a paragraph of some length that ends like a sentence, or a long one. */
export function isRunning(block: Block): boolean {
  if (!isParagraph(block)) return false;
  const text = plain(block.escaped);
  return text.length >= 3 * SHORTEST || (text.length >= SHORTEST && ENDS_SENTENCE.test(text));
}
