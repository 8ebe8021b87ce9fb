import type { Random } from "../random.ts";
import { isOrdinary, lettersOf, type Material, syllablesOf } from "./material.ts";
import type { SearchQuery } from "./query.ts";

/**
 * Tries to make one query of a family.
 * @param turn number of the query within its family, by which kinds take turns
 * @returns undefined when this attempt came to nothing
 */
export type Draw = (material: Material, random: Random, turn: number) => SearchQuery | undefined;

/** Words that stand as labels on every page: the labels must not be found. */
const FURNITURE = ["来源", "图片", "评论", "更多", "发布", "更新", "说明", "作者", "栏目", "标签"] as const;
const FURNITURE_TURNS = 5;
/** Percent of the articles: seldom, now and then, often. */
const STRATA = [
  [0, 0.2],
  [0.2, 2],
  [2, 100],
] as const;
const HAN_CHARACTER = /^\p{Script=Han}$/u;

/** a: words of two characters, a third each seldom, now and then and often used. */
export const twoCharacters: Draw = (material, random, turn) => {
  const furniture = FURNITURE_TURNS > turn ? material.oneOf(random, FURNITURE) : undefined;
  const typed = furniture ?? material.hanWord(random, 2, 2);
  if (!isOrdinary(typed)) return undefined;
  const query = { family: "a", typed } as const;
  return furniture || inStratum(material, query, turn) ? query : undefined;
};

/** b: invented people and places, outlets in credits, words and terms of 3–4 characters. */
export const names: Draw = (material, random, turn) => {
  const kinds = [
    () => material.name(random),
    () => material.hanWord(random, 3, 4),
    () => material.twoWords(random)?.join(""),
    () => material.name(random),
    () => material.article(random).pieces.at(-1),
  ];
  const typed = kinds[turn % kinds.length]?.();
  return isOrdinary(typed) && typed.length >= 3 && typed.length <= 5 ? { family: "b", typed } : undefined;
};

/** c: 6–10 characters of a headline; the article under it is the one that is looked for. */
export const titleCuts: Draw = (material, random) => {
  const { title, path } = material.article(random);
  const run = material.oneOf(random, title.match(/[\p{L}\p{N}]{6,}/gu) ?? []);
  const typed = run && material.cut(random, run, 6, 10);
  return isOrdinary(typed) ? { family: "c", typed, known: path } : undefined;
};

/** h: one character, half of them drawn as often as they are used, half from seldom ones. */
export const oneCharacter: Draw = (material, random, turn) => {
  const characters = [...(material.run(random) ?? "")].filter((character) => HAN_CHARACTER.test(character));
  const typed = material.oneOf(random, characters);
  if (!isOrdinary(typed)) return undefined;
  const query = { family: "h", typed } as const;
  return turn % 2 === 0 || material.percentRight(query) < 1 ? query : undefined;
};

/** i: the beginning of a name, a word, two words or a Latin word, as it stands while somebody types. */
export const halfTyped: Draw = (material, random, turn) => {
  const kinds = [
    () => material.name(random),
    () => material.hanWord(random, 3, 4),
    () => material.twoWords(random)?.join(""),
    () => material.oneOf(random, material.piece(random).match(/(?<![A-Za-z])[A-Za-z]{4,}/g) ?? []),
  ];
  const whole = kinds[turn % kinds.length]?.();
  if (whole === undefined) return undefined;
  // Of two words the second is begun; of a Latin word three letters at least are there.
  const least = turn % kinds.length > 1 ? 3 : 2;
  const typed = whole.slice(0, least + Math.floor(random() * (whole.length - least)));
  return isOrdinary(typed) && typed.length < whole.length ? { family: "i", typed } : undefined;
};

/** k: two or three words of an article that do not stand side by side, typed without a space. */
export const joined: Draw = (material, random, turn) => {
  const words = material.wordsApart(random, turn % 4 === 3 ? 3 : 2);
  return words ? { family: "k", typed: words.join(""), words } : undefined;
};

/** l: any stretch of a title. */
export const inTitle: Draw = (material, random, turn) => {
  const runs = material.article(random).title.match(/\p{Script=Han}+/gu) ?? [];
  const run = material.oneOf(random, runs);
  const length = 1 + (turn % 5);
  const typed = run && material.cut(random, run, length, length);
  return isOrdinary(typed) ? { family: "l", typed } : undefined;
};

/** m: a word of several titles as it is typed before an input method makes characters of it; now and then with spaces or tones. */
export const pinyinOfTitles: Draw = (material, random, turn) => {
  const word = material.titleWord(random);
  if (!word) return undefined;
  const kinds = [lettersOf(word), syllablesOf(word, "none"), lettersOf(word), syllablesOf(word, "symbol")];
  const typed = kinds[turn % kinds.length] ?? "";
  return { family: "m", typed, words: [word], alike: material.typedAlike(word) };
};

/** j: any 2–5 characters that stand side by side. */
export const anyCut: Draw = (material, random) => {
  const run = material.run(random);
  const typed = run && material.cut(random, run, 2, 5);
  return isOrdinary(typed) ? { family: "j", typed } : undefined;
};

function inStratum(material: Material, query: SearchQuery, turn: number): boolean {
  const [above, upTo] = STRATA[turn % STRATA.length] ?? [0, 100];
  const percent = material.percentRight(query);
  return percent > above && percent <= upTo;
}
