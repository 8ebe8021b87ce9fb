import { AllUsed, type Used } from "../../traditional/trace.ts";
import { eachWord, wordsOf } from "../../traditional/used-words.ts";

/** Marks of what is in the list: a word that becomes another, a term. */
const [WORD, TERM] = ["w", "t"] as const;
/** No text has any. */
const BETWEEN = "\0";

/** Of characters of one unit, by both: every page uses hundreds, and whoever numbers texts need not count the same one twice. */
const pairs = new Map<number, string>();

/** What a variant used, one thing a text, so that thousands of variants can share them. */
export function listOfUsed({ terms, characters, words }: Used): string[] {
  const list = terms.map((term) => TERM + term);
  let at = 0;
  for (; at < characters.length; at += 2) {
    const [from, to] = [characters.charCodeAt(at), characters.charCodeAt(at + 1)];
    if (isHalf(from) || isHalf(to)) break;
    const pair = (from << 16) | to;
    const text = pairs.get(pair) ?? WORD + String.fromCharCode(from, 0, to);
    pairs.set(pair, text);
    list.push(text);
  }
  eachWord({ characters: characters.slice(at), words }, (from, to) => list.push(WORD + from + BETWEEN + to));
  return list;
}

/** Whether a unit is one of two of a character. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** All that such lists hold. */
export function usedInList(list: readonly string[]): AllUsed {
  const used = new AllUsed();
  const of = (mark: string) => list.flatMap((text) => (text.startsWith(mark) ? [text.slice(mark.length)] : []));
  const pairs = of(WORD).map((pair) => pair.split(BETWEEN));
  used.add({ ...wordsOf(pairs.map(([from = "", to = ""]) => [from, to] as const)), terms: of(TERM) });
  return used;
}
