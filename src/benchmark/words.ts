import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Random } from "./random.ts";

const HAN_WORD = /^[\p{Script=Han}]{1,4}$/u;
/** jieba's tags of names of people, places, bodies and brands; sample text names nobody. */
const NAME = /^(?:nr|ns|nt|nz|j)/;

/**
 * Chinese words, drawn as often as they occur in real text: the dictionary of jieba counts them. Search indexes and
 * compression behave on such text as they do on news, which they do not on evenly drawn characters.
 */
export class Words {
  readonly #words: string[] = [];
  /** Running sum of the frequencies. */
  readonly #upTo: Float64Array;

  constructor() {
    const file = createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt");
    const counts: number[] = [];
    let sum = 0;
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const [word = "", count = "", tag = ""] = line.split(" ");
      if (!HAN_WORD.test(word) || NAME.test(tag)) continue;
      sum += Number(count);
      this.#words.push(word);
      counts.push(sum);
    }
    this.#upTo = Float64Array.from(counts);
  }

  draw(random: Random): string {
    const at = random() * (this.#upTo.at(-1) ?? 0);
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return this.#words[low] ?? "";
  }

  /** At least `length` characters of words, without punctuation. */
  run(random: Random, length: number): string {
    let text = "";
    while (text.length < length) text += this.draw(random);
    return text;
  }
}
