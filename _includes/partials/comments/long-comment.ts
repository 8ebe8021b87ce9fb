import { beginningOf, lengthOf } from "../../../src/domain/seen-text.ts";

/** So much of a comment stands open at least, and at most, when it is longer than is worth reading unasked. */
const LEAST = 200;
const MOST = 400;
const LONG = 600;

/** Where a sentence ends, with the quotation that ends with it. */
const SENTENCE_END = /[。！？…\n]+[”’」』）]*/g;

/**
 * Parts a long comment where a sentence or a line ends.
 *
 * @returns what stands open and what is folded; the second is empty unless the comment is long
 */
export function partedComment(text: string): readonly [string, string] {
  if (text.length <= LONG || lengthOf(text) <= LONG) return [text, ""];
  const [least, most] = [beginningOf(text, LEAST).length, beginningOf(text, MOST).length];
  let end = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const at = match.index + match[0].length;
    if (at > most) break;
    if (at >= least) end = at;
  }
  // Without sentences between words; one word without end is nobody's sentence either.
  end ||= text.slice(0, most).lastIndexOf(" ") + 1;
  return end >= least ? [text.slice(0, end).trimEnd(), text.slice(end).trimStart()] : [text, ""];
}
