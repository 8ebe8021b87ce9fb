import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Random } from "./random.ts";
import { Weighted } from "./weighted.ts";

const HAN_WORD = /^[\p{Script=Han}]{1,4}$/u;
/** jieba's tags of names of people, places, bodies and brands; sample text names nobody. */
const NAME = /^(?:nr|ns|nt|nz|j)/;

export interface DictionaryWord {
  readonly text: string;
  /** How often it stands in the text that jieba's authors counted. */
  readonly count: number;
  /** Part of speech: `n`, `v`, `a`, `d`, … */
  readonly tag: string;
}

/** Where jieba's dictionary lies. */
export const DICTIONARY = createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt");

let loaded: readonly DictionaryWord[] | undefined;

/** Words of 1–4 Han characters of the dictionary of jieba, without names. */
export function dictionary(): readonly DictionaryWord[] {
  loaded ??= readDictionary();
  return loaded;
}

/**
 * Chinese words, drawn as often as they occur in real text: the dictionary of jieba counts them. Search indexes and
 * compression behave on such text as they do on news, which they do not on evenly drawn characters.
 */
export class Words {
  readonly #words = new Weighted(dictionary(), ({ count }) => count);

  draw(random: Random): string {
    return this.#words.draw(random).text;
  }

  /** At least `length` characters of words, without punctuation. */
  run(random: Random, length: number): string {
    let text = "";
    while (text.length < length) text += this.draw(random);
    return text;
  }
}

function readDictionary(): DictionaryWord[] {
  return readFileSync(DICTIONARY, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [text = "", count = "", tag = ""] = line.split(" ");
      return HAN_WORD.test(text) && !NAME.test(tag) ? [{ text, count: Number(count), tag }] : [];
    });
}
