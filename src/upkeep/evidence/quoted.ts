import { lettersOf, plainText } from "./letters.ts";
import { digestOf } from "./passages.ts";

/** What stands for words that were left out: ……, ..., […], （略）. */
const LEFT_OUT = /[[(（［【]?\s*(?:[…⋯]+|\.{3,}|。{3,}|(?<=[[(（［【]\s*)(?:下?略|中略))\s*[\])）］】]?/;
/** The mark at the end is the quoting house's. */
const EDGES = /^[\s,，.。;；:：!！?？、-]+|[\s,，.。;；:：!！?？、-]+$/g;
const WORD = /[\p{Script=Latin}\d]/u;

/**
 * Whether a quotation stands in a text: word for word once both are plain, and what an ellipsis parts in its order.
 * @param quote as it is printed; without a word in it nothing is found
 * @param plain the text as plainText gives it
 */
export function isQuotedIn(quote: string, plain: string): boolean {
  const parts = quote
    .split(LEFT_OUT)
    .map((part) => plainText(part).replace(EDGES, ""))
    .filter((part) => part !== "");
  let from = 0;
  for (const part of parts) {
    const at = placeOf(part, plain, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 0;
}

/** The first place of a part where it does not begin or end within a word or a number: 100 does not stand in 1,100. */
function placeOf(part: string, plain: string, from: number): number {
  for (let at = plain.indexOf(part, from); at >= 0; at = plain.indexOf(part, at + 1)) {
    const before = plain.slice(Math.max(0, at - 2), at);
    const after = plain.slice(at + part.length, at + part.length + 2);
    const first = part.charAt(0);
    const last = part.slice(-1);
    const within =
      (WORD.test(first) && WORD.test(before.slice(-1))) ||
      (/\d/.test(first) && /\d[.,]$/.test(before)) ||
      (WORD.test(last) && WORD.test(after.charAt(0))) ||
      (/\d/.test(last) && /^[.,]\d/.test(after));
    if (!within) return at;
  }
  return -1;
}

/** By what a quotation is named in the record. */
export function quoteKey(quote: string): string {
  return digestOf(lettersOf(plainText(quote)));
}
