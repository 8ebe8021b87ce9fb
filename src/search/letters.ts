import { type Meaning, meaningOf } from "./meaning.ts";
import { oneApart } from "./near-miss.ts";
import { readQueries } from "./query.ts";
import type { BookWord, WordBook } from "./shard.ts";

const LETTERS = /^[a-z' ’·.-]{2,40}$/i;
/** xi2 jin4 ping2 */
const TONES = /^(?:[a-zü]{1,6}[1-5] ?){2,}$/i;
const TONE_MARKS = /[\u0300-\u036f]/g;
const HAN = /\p{Script=Han}/u;
const PIECES = /\p{Script=Han}+|[a-z]+|[^\p{Script=Han}a-z]+/gu;
const MOST_WORDS = 3;
/** So few letters begin too many words. */
const LEAST_LETTERS = 4;
/** In so many letters one may be wrong, and none of so many first ones. */
const MISSPELT_FROM = 6;
const RIGHT_LETTERS = 4;
/** What is spelled with more is looked for as several words. */
const MOST_LETTERS = 24;
/** Words of one pinyin query, typed without spaces. */
const MOST_CUTS = 4;

/** Whether it is typed in letters alone: xijinping, Xí Jìnpíng, xi2 jin4 ping2, O’Brien. */
export function isInLetters(typed: string): boolean {
  return LETTERS.test(withoutTones(typed));
}

/** What is typed in letters, as the word book has it: no tones, ü as v. */
export function lettersOf(typed: string): string {
  return withoutTones(typed)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

function withoutTones(typed: string): string {
  const plain = TONES.test(typed) ? typed.replace(/[1-5]/g, "") : typed;
  return plain
    .replace(/[üǖǘǚǜ]/gi, "v")
    .normalize("NFD")
    .replace(TONE_MARKS, "");
}

/** xijinping, xjp, Trump. */
export async function* inCharacters(typed: string, book: WordBook): AsyncGenerator<Meaning> {
  const letters = lettersOf(typed);
  const words = await book.words(letters);
  const whole = words.filter((word) => word.whole);
  const begun = letters.length >= LEAST_LETTERS ? words.filter((word) => !word.whole) : [];
  const best = (whole.length > 0 ? whole : begun).slice(0, MOST_WORDS);
  const questions = best.map(({ word, count }) => ({ queries: readQueries(word), weight: count }));
  // sheji: 设计 and 射击.
  if (best.length > 0) yield { relation: "letters", words: best.map(({ word }) => word), questions };
  else {
    const [cut, [meant]] = await Promise.all([cutLetters(letters, book), misspelt(letters, book)]);
    if (cut.length > 1) yield meaningOf("letters", cut, [{ parts: cut.map((word) => ({ runs: [word] })) }]);
    else if (meant) yield meaningOf("letters", [meant.word], readQueries(meant.word));
  }
}

/** Words that are written with one letter more, less or other; the most frequent first. */
async function misspelt(letters: string, book: WordBook): Promise<readonly BookWord[]> {
  if (letters.length < MISSPELT_FROM) return [];
  const alike = await book.words(letters.slice(0, RIGHT_LETTERS));
  return alike.filter((word) => oneApart([...letters], [...word.letters]));
}

/** Several words in letters: the longest that the book has, one after the other; nothing when something is left. */
async function cutLetters(letters: string, book: WordBook): Promise<string[]> {
  const words: string[] = [];
  let rest = letters;
  while (rest !== "" && words.length < MOST_CUTS) {
    const lookedUp = longestFirst(rest).map(async (key) => {
      const known = (await book.words(key)).find(({ whole }) => whole);
      return known ? [{ key, word: known.word }] : [];
    });
    const [next] = (await Promise.all(lookedUp)).flat();
    if (!next) return [];
    words.push(next.word);
    rest = rest.slice(next.key.length);
  }
  return rest === "" ? words : [];
}

function longestFirst(letters: string): string[] {
  const longest = Math.min(letters.length, MOST_LETTERS);
  return Array.from({ length: Math.max(0, longest - LEAST_LETTERS + 1) }, (_, index) =>
    letters.slice(0, longest - index),
  );
}

/**
 * Han and letters that an input method has not made characters of: 神舟feichuan, jia沙. What the book does not know stays as it is.
 */
export async function* inPartInCharacters(typed: string, book: WordBook): AsyncGenerator<Meaning> {
  const text = withoutTones(typed).toLowerCase().replace(/ +/g, "");
  const pieces = text.match(PIECES) ?? [];
  const lettered = pieces.filter((piece) => /^[a-z]{2,}$/.test(piece));
  const han = pieces.filter((piece) => HAN.test(piece)).join("");
  if (lettered.length === 0 || han === "") return;
  const [syllables, ...known] = await Promise.all([
    book.syllables(text),
    ...lettered.map(async (letters) => (await book.words(letters)).find(({ whole }) => whole)),
  ]);
  const whole = await book.words(lettersOf([...text].map((char, at) => syllables[at] || char).join("")));
  const words = whole.filter((one) => one.whole && [...han].every((char) => one.word.includes(char)));
  for (const { word } of words.slice(0, 1)) yield meaningOf("letters", [word], readQueries(word));
  if (words.length > 0 || known.every((word) => word === undefined)) return;
  const written = pieces.map((piece) => known[lettered.indexOf(piece)]?.word ?? piece);
  const apart = { parts: written.map((word) => ({ runs: [word] })) };
  yield meaningOf("letters", [written.join("")], [...readQueries(written.join("")), apart]);
}
