import { AllUsed, type Used } from "../../traditional/trace.ts";
import { eachWord, wordsOf } from "../../traditional/used-words.ts";
import type { StringTable } from "../verify/string-table.ts";

/** Marks of what is in the list: a word that becomes another, a term. */
const [WORD, TERM] = ["w", "t"] as const;
/** No text has any. */
const BETWEEN = "\0";

/**
 * Numbers what variants used, one thing a text, so that thousands of variants can share them. Every page uses hundreds of
 * characters, nearly all as every other page does: those are found by their code unit.
 */
export class UsedNumbers {
  readonly #texts: StringTable;
  /** By code unit: what the character became the last time, and the number of the two. */
  readonly #becomes = new Uint16Array(0x10000);
  readonly #numbers = new Uint32Array(0x10000);

  /** @param texts their numbers stay as long as this is asked */
  constructor(texts: StringTable) {
    this.#texts = texts;
  }

  of({ terms, characters, words }: Used): number[] {
    const numbers: number[] = [];
    const others = terms.map((term) => TERM + term);
    const pairs = others.length;
    let at = 0;
    for (; at < characters.length; at += 2) {
      const [from, to] = [characters.charCodeAt(at), characters.charCodeAt(at + 1)];
      if (isHalf(from) || isHalf(to)) break;
      if (this.#becomes[from] === to) numbers.push(this.#numbers[from] ?? 0);
      else others.push(WORD + String.fromCharCode(from, 0, to));
    }
    const end = others.length;
    eachWord({ characters: characters.slice(at), words }, (from, to) => others.push(WORD + from + BETWEEN + to));
    const found = this.#texts.numbersOf(others);
    for (let index = pairs; index < end; index += 1) this.#note(others[index] ?? "", found[index] ?? 0);
    return numbers.concat(found);
  }

  #note(text: string, number: number): void {
    const from = text.charCodeAt(WORD.length);
    this.#becomes[from] = text.charCodeAt(WORD.length + 2);
    this.#numbers[from] = number;
  }
}

/** Whether a unit is one of two of a character. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** All that texts say of which these were the numbers. */
export function usedInList(list: readonly string[]): AllUsed {
  const used = new AllUsed();
  const of = (mark: string) => list.flatMap((text) => (text.startsWith(mark) ? [text.slice(mark.length)] : []));
  const pairs = of(WORD).map((pair) => pair.split(BETWEEN));
  used.add({ ...wordsOf(pairs.map(([from = "", to = ""]) => [from, to] as const)), terms: of(TERM) });
  return used;
}
