import { readFileSync } from "node:fs";
import { Jieba } from "@node-rs/jieba";
import { pinyin } from "pinyin-pro";
import { SECTION_KEYS } from "../corpus-data.ts";
import { between, pick, type Random } from "../random.ts";
import { DICTIONARY } from "../words.ts";
import { Language } from "./language.ts";
import type { SearchQuery } from "./query.ts";
import type { ArticleText } from "./texts.ts";
import { Truths } from "./truth.ts";

const RUN = /[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}+$/u;
/** Dates and numerals mean more than their characters; they have a family of their own (f). */
const DATE_LIKE =
  /[\d〇零一二三四五六七八九十百千万]+[年月日号]|^[年月日号]|[\d〇零一二三四五六七八九十百千万]$|^[〇零一二三四五六七八九十百千万]/u;
/** With so many articles that have it as typed there is nothing else to be asked for. */
const FEW = 5;
const LATIN_OR_DIGIT = /[A-Za-z0-9]/;

/** What queries are drawn from: a corpus, its words as jieba sees them, and the names that were invented for it. */
export class Material {
  readonly truths: Truths;
  readonly #texts: readonly [ArticleText, ...ArticleText[]];
  /** jieba, and not what the browser or Pagefind cut with, so that neither is favoured. */
  readonly #jieba = Jieba.withDict(readFileSync(DICTIONARY));
  readonly #names: readonly string[];
  #bySound: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  #wordsByLetters: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(texts: readonly ArticleText[]) {
    const [first, ...rest] = texts;
    if (!first) throw new Error("没有文章可以搜索。");
    this.#texts = [first, ...rest];
    this.truths = new Truths(texts);
    const names = SECTION_KEYS.map((key) => new Language(key).names);
    this.#names = names.flatMap(({ people, places }) => [...people.items, ...places.items]);
  }

  get size(): number {
    return this.#texts.length;
  }

  article(random: Random): ArticleText {
    return pick(random, this.#texts);
  }

  /** Any stretch without punctuation or spaces, of any piece of an article. */
  run(random: Random): string | undefined {
    return this.oneOf(random, this.piece(random).match(RUN) ?? []);
  }

  piece(random: Random): string {
    return this.oneOf(random, this.article(random).pieces) ?? "";
  }

  /** The words of a random stretch. */
  words(random: Random): string[] {
    const run = this.run(random);
    return run === undefined ? [] : this.#jieba.cut(run, false);
  }

  hanWord(random: Random, least: number, most: number): string | undefined {
    const fitting = this.words(random).filter((word) => HAN.test(word) && word.length >= least && word.length <= most);
    return this.oneOf(random, fitting);
  }

  /** Two words of two characters that stand side by side, as in 经济增长. */
  twoWords(random: Random): [string, string] | undefined {
    const words = this.words(random);
    const pairs = words.flatMap((word, index): [string, string][] => {
      const next = words[index + 1] ?? "";
      return word.length === 2 && next.length === 2 && HAN.test(word + next) ? [[word, next]] : [];
    });
    return this.oneOf(random, pairs);
  }

  /** Words of two to four characters out of one article, typed so by nobody in it, and by few others. */
  wordsApart(random: Random, count: number): string[] | undefined {
    const pieces = this.article(random).pieces;
    const words = Array.from({ length: count }, () => {
      const run = this.oneOf(random, (this.oneOf(random, pieces) ?? "").match(RUN) ?? []) ?? "";
      return this.oneOf(
        random,
        this.#jieba.cut(run, false).filter((word) => HAN.test(word) && word.length > 1 && word.length <= 4),
      );
    });
    const known = words.flatMap((word) => (isOrdinary(word) ? word : []));
    const typed = known.join("");
    if (known.length < count || new Set(known).size < count) return undefined;
    return this.truths.of({ family: "a", typed }).right.size < FEW ? known : undefined;
  }

  /** A word of two to four characters that two titles have at least. */
  titleWord(random: Random): string | undefined {
    const words = this.#jieba.cut(this.article(random).title, false);
    const word = this.oneOf(
      random,
      words.filter((word) => HAN.test(word) && word.length > 1 && word.length <= 4),
    );
    return word && this.#texts.filter(({ title }) => title.includes(word)).length > 1 ? word : undefined;
  }

  /** Other words of titles that are typed with the same letters. */
  typedAlike(word: string): readonly string[] {
    this.#wordsByLetters ??= wordsByLetters(this.#texts.flatMap(({ title }) => this.#jieba.cut(title, false)));
    return [...(this.#wordsByLetters.get(lettersOf(word)) ?? [])].filter((other) => other !== word);
  }

  /** The characters of all titles, by their sounds without tones. */
  charactersBySound(): ReadonlyMap<string, ReadonlySet<string>> {
    this.#bySound ??= bySound(this.#texts.map(({ title }) => title).join(""));
    return this.#bySound;
  }

  /** An invented person or place that an article names. */
  name(random: Random): string | undefined {
    const text = this.article(random).pieces.join("\n");
    return this.oneOf(
      random,
      this.#names.filter((name) => text.includes(name)),
    );
  }

  /** A stretch of `least` to `most` characters out of a run, without cutting a Latin word or a number. */
  cut(random: Random, run: string, least: number, most: number): string | undefined {
    const length = between(random, least, most);
    if (run.length < length) return undefined;
    const at = between(random, 0, run.length - length);
    const end = at + length;
    const splits = (place: number) =>
      LATIN_OR_DIGIT.test(run.charAt(place - 1)) && LATIN_OR_DIGIT.test(run.charAt(place));
    return splits(at) || splits(end) ? undefined : run.slice(at, end);
  }

  /** In how many articles of a hundred a query is right. */
  percentRight(query: SearchQuery): number {
    return (100 * this.truths.of(query).right.size) / this.size;
  }

  oneOf<T>(random: Random, items: readonly T[]): T | undefined {
    return items[Math.floor(random() * items.length)];
  }
}

/** A word as it is typed before an input method makes characters of it. */
export function lettersOf(word: string): string {
  return pinyin(word, { toneType: "none", type: "array", v: true }).join("");
}

/** The same a syllable at a time, with its tones or without. */
export function syllablesOf(word: string, tones: "none" | "symbol"): string {
  return pinyin(word, { toneType: tones, type: "array", v: true }).join(" ");
}

function wordsByLetters(words: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const word of new Set(words)) {
    if (!HAN.test(word) || word.length === 1) continue;
    const letters = lettersOf(word);
    found.set(letters, (found.get(letters) ?? new Set()).add(word));
  }
  return found;
}

function bySound(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const character of new Set(text.match(/\p{Script=Han}/gu))) {
    const [sound = ""] = pinyin(character, { toneType: "none", type: "array" });
    found.set(sound, (found.get(sound) ?? new Set()).add(character));
  }
  return found;
}

/** Whether a text has nothing of a date or a numeral in it, so that its characters are all it means. */
export function isOrdinary(text: string | undefined): text is string {
  return text !== undefined && text !== "" && !DATE_LIKE.test(text);
}
