import { compareText } from "../search/text-order.ts";

/**
 * Shortens the first and last words of pieces as Pagefind does: between two neighbours only as many characters stay as tell
 * them apart.
 *
 * @param ends first and last word of every piece
 */
export function boundsOf(ends: readonly string[]): string[] {
  const bounds = [...ends];
  for (let at = 1; at + 1 < bounds.length; at += 2) {
    const [from = "", to = "", next = ""] = bounds.slice(at - 1, at + 2);
    const [chars, others] = [[...to], [...next]];
    const differs = others.findIndex((char, index) => char !== chars[index]);
    const kept = (differs < 0 ? others.length : differs) + 1;
    const shorter = chars.slice(0, kept).join("");
    // Otherwise it would end before it begins.
    if (compareText(shorter, from) >= 0) bounds[at] = shorter;
    bounds[at + 1] = others.slice(0, kept).join("");
  }
  return bounds;
}
