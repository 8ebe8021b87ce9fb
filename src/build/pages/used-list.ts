import { AllUsed, type Used } from "../../traditional/trace.ts";
import { eachWord, wordsOf } from "../../traditional/used-words.ts";

/** Marks of what is in the list: a word that becomes another, a term. */
const [WORD, TERM] = ["w", "t"] as const;
/** No text has any. */
const BETWEEN = "\0";

/** What a variant used, one thing a text, so that thousands of variants can share them. */
export function listOfUsed({ terms, ...words }: Used): string[] {
  const list = terms.map((term) => TERM + term);
  eachWord(words, (from, to) => list.push(WORD + from + BETWEEN + to));
  return list;
}

/** All that such lists hold. */
export function usedInList(list: readonly string[]): AllUsed {
  const used = new AllUsed();
  const of = (mark: string) => list.flatMap((text) => (text.startsWith(mark) ? [text.slice(mark.length)] : []));
  const pairs = of(WORD).map((pair) => pair.split(BETWEEN));
  used.add({ ...wordsOf(pairs.map(([from = "", to = ""]) => [from, to] as const)), terms: of(TERM) });
  return used;
}
