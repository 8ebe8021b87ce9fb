import type { Used } from "../../traditional/trace.ts";
import { eachPair } from "../../traditional/used-words.ts";

/** Marks of what is in the list: characters, words, terms. */
const [CHARACTERS, WORD, TERM] = ["c", "w", "t"] as const;

/** What a variant used, one thing a text, so that thousands of variants can share them. */
export function listOfUsed({ characters, words, terms }: Used): string[] {
  const list = [...words.map((word) => WORD + word), ...terms.map((term) => TERM + term)];
  eachPair(characters, (from, to) => list.push(CHARACTERS + from + to));
  return list;
}

/** The same as it was. */
export function usedInList(list: readonly string[]): Used {
  const of = (mark: string) => list.flatMap((text) => (text.startsWith(mark) ? [text.slice(mark.length)] : []));
  return { characters: of(CHARACTERS).join(""), words: of(WORD), terms: of(TERM) };
}
