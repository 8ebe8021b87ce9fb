import { SECTION_KEYS } from "../corpus-data.ts";
import { pick, type Random, seededRandom } from "../random.ts";
import { Weighted, worn } from "../weighted.ts";
import { type DictionaryWord, dictionary } from "../words.ts";
import { inventNames, type Names } from "./names.ts";

export type SectionKey = (typeof SECTION_KEYS)[number];
/** What a slot of a pattern asks for. */
export const PARTS = { 名: /^n$/, 动: /^v$/, 动名: /^vn$/, 形: /^a$/, 副: /^d$/, 成语: /^i$/ } as const;
export type Part = keyof typeof PARTS;

/** So many of the most frequent words of each part; news has few others. */
const MOST: Readonly<Record<Part, number>> = { 名: 6000, 动: 3500, 动名: 900, 形: 900, 副: 260, 成语: 600 };
/** Every second content word belongs to a section: there it comes up often, elsewhere seldom. */
const AT_HOME = 5;
const ELSEWHERE = 0.12;
const PHRASES = 1500;
/** So many words follow a word again and again, as 经济 is followed by 增长. */
const FOLLOWERS = 8;
const PATTERNS = [
  "{动名}{名}",
  "{动}{名}",
  "{名}{动名}",
  "{动}{形}{名}",
  "{名}{名}{动名}",
  "{副}{动}{名}",
  "{形}的{名}{动名}",
  "{动}{名}和{名}",
  "{名}{副}{形}",
  "{动}{动名}{名}{名}",
] as const;

/** The words, names and standing phrases of one section. */
export class Language {
  readonly names: Names;
  readonly #words: Readonly<Record<Part, Weighted<string>>>;
  readonly #phrases: Weighted<string>;
  readonly #followers = new Map<string, Weighted<string>>();

  constructor(section: SectionKey) {
    const home = SECTION_KEYS.indexOf(section);
    const random = seededRandom(900_000 + home);
    this.names = inventNames(random);
    const words = (part: Part) => wordsOf(part, home);
    this.#words = {
      名: words("名"),
      动: words("动"),
      动名: words("动名"),
      形: words("形"),
      副: words("副"),
      成语: words("成语"),
    };
    this.#phrases = worn(
      Array.from({ length: PHRASES }, () => this.fill(random, pick(random, PATTERNS))),
      10,
    );
  }

  word(random: Random, part: Part): string {
    return this.#words[part].draw(random);
  }

  /** A noun or verb that likes to stand behind `word`; often one of the same few. */
  after(random: Random, word: string, part: Part): string {
    if (random() < 0.4) return this.word(random, part);
    const key = `${word}${part}`;
    const known = this.#followers.get(key);
    if (known) return known.draw(random);
    const own = seededRandom([...key].reduce((sum, character) => Math.imul(sum, 31) + character.charCodeAt(0), 7));
    const followers = worn(
      Array.from({ length: FOLLOWERS }, () => this.word(own, part)),
      1,
    );
    this.#followers.set(key, followers);
    return followers.draw(random);
  }

  /** One of the section's standing phrases, a few of them over and over. */
  phrase(random: Random): string {
    return this.#phrases.draw(random);
  }

  /** Puts words into the slots of a pattern, each word chosen after the one before it. */
  fill(random: Random, pattern: string): string {
    let last = "";
    return pattern.replace(/\{(名|动名|动|形|副|成语)\}/g, (_, slot: Part) => {
      last = last === "" ? this.word(random, slot) : this.after(random, last, slot);
      return last;
    });
  }
}

/** The words of a part with the weights they have in a section. */
function wordsOf(part: Part, home: number): Weighted<string> {
  const words = mostFrequent(part);
  const weights = words.map(({ count }, rank) => {
    const random = seededRandom(rank * 7 + part.charCodeAt(0));
    if (random() < 0.5) return count;
    return count * (Math.floor(random() * SECTION_KEYS.length) === home ? AT_HOME : ELSEWHERE);
  });
  return new Weighted(
    words.map(({ text }) => text),
    (_, rank) => weights[rank] ?? 0,
  );
}

const sorted = new Map<Part, readonly DictionaryWord[]>();

function mostFrequent(part: Part): readonly DictionaryWord[] {
  const known = sorted.get(part);
  if (known) return known;
  const words = dictionary()
    .filter(({ tag }) => PARTS[part].test(tag))
    .toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST[part]);
  sorted.set(part, words);
  return words;
}
