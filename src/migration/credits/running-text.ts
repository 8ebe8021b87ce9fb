import { plain } from "../../manuscripts/escaped-text.ts";
import { type Block, isParagraph } from "../../manuscripts/manuscript.ts";

const TEXTS = new WeakMap<Block, string>();

/** What a reader sees of a block, worked out once: each block is looked at for many things. */
export function textOf(block: Block): string {
  const known = TEXTS.get(block);
  if (known !== undefined) return known;
  const text = plain(block.escaped);
  TEXTS.set(block, text);
  return text;
}

const SHORTEST = 24;
const ENDS_SENTENCE = /[。！？!?…”」』)）.]\s*$/;

/** Whether a block is a piece of the text itself: a paragraph of some length that ends like a sentence, or a long one. */
export function isRunning(block: Block): boolean {
  if (!isParagraph(block)) return false;
  const text = textOf(block);
  return text.length >= 3 * SHORTEST || (text.length >= SHORTEST && ENDS_SENTENCE.test(text));
}

/** Whether it could be the last paragraph of a text, with something glued to its last sentence. */
export function isLong(block: Block): boolean {
  if (!isParagraph(block)) return false;
  const text = textOf(block);
  return text.length >= SHORTEST || /[。！？!?]./u.test(text);
}
