import { beginningsIn, cutQuery } from "./cut.ts";
import { oneApart } from "./near-miss.ts";
import { type Query, readQueries } from "./query.ts";
import type { Archive, BookWord } from "./shard.ts";

/** How what was found has to do with what was typed. */
export type Relation =
  /** The words stand apart. */
  | "apart"
  /** Another name of the same. */
  | "name"
  /** What was typed in letters. */
  | "letters"
  /** What sounds the same. */
  | "sound";

/** Something that may have been meant besides what was typed. */
export interface Meaning {
  readonly relation: Relation;
  /** What is looked for in place of it. */
  readonly words: readonly string[];
  /** Usually one. Of several a reader gets some of each. */
  readonly questions: readonly Alternative[];
}

export interface Alternative {
  readonly queries: readonly Query[];
  /** How likely it is, beside the others. */
  readonly weight: number;
}

/** With so many exact ones nobody needs what was not typed. */
const FEW = 5;
/** A page that is not full has room for those that have the words apart. */
const PAGE = 10;
const LETTERS = /^[a-zü' ’·.-]{2,40}$/i;
const HAN = /^\p{Script=Han}+$/u;
const MOST_WORDS = 3;
/** Characters of a stretch that may be another word, the longest first. */
const STRETCHES = [4, 3, 2];
const LONGEST_WORD = 4;
/** So few letters begin too many words. */
const LEAST_LETTERS = 4;
/** In so many letters one may be wrong, and none of so many first ones. */
const MISSPELT_FROM = 6;
const RIGHT_LETTERS = 4;
/** What is spelled with more is looked for as several words. */
const MOST_LETTERS = 24;
/** Words of one pinyin query, typed without spaces. */
const MOST_CUTS = 4;
/** So many articles tell what the words are, in so many shards at most. */
const TELLING = 300;
const SHARDS = 3;
/** Of what is longer a headline or a sentence was meant; its words stand apart in many articles, or it is here already. */
const LONGEST_JOINED = 20;
const LONGEST_FOUND = 8;
const MOST_SOUNDS = 4;
/** What sounds like it has to be that much more usual. */
const MORE_USUAL = 3;

/**
 * What may have been meant, the likeliest first; each is looked up only when it is asked for.
 * @param typed in simplified characters
 * @param found how many have it as typed
 */
export async function* meaningsOf(typed: string, archive: Archive, found: number): AsyncGenerator<Meaning> {
  yield* otherNames(typed, archive.names);
  if (LETTERS.test(typed)) yield* inCharacters(typed, archive);
  if (found >= PAGE) return;
  const [query] = readQueries(typed);
  const beginnings = query ? beginningsIn(query) : [];
  const longest = found > 0 ? LONGEST_FOUND : LONGEST_JOINED;
  if (!query || beginnings.length === 0 || beginnings.length >= longest) return;
  const counts = await countsOf(beginnings, archive);
  const cut = cutQuery(query, counts, found < FEW ? "somewhere" : "surely");
  if (cut) yield apart(cut);
  const fine = found > 0 ? undefined : cutQuery(query, counts, "wherever");
  // 俄军当天装甲车: 俄军当天 and 装甲车, then 俄军, 当天 and 装甲车.
  if (cut && fine && fine.parts.length > cut.parts.length) yield apart(fine);
}

function apart(cut: Query): Meaning {
  return meaningOf(
    "apart",
    cut.parts.flatMap(({ runs }) => runs),
    [cut],
  );
}

function meaningOf(relation: Relation, words: readonly string[], queries: readonly Query[]): Meaning {
  return { relation, words, questions: [{ queries, weight: 1 }] };
}

/** How many articles have each, in the newest shards. */
async function countsOf(beginnings: readonly string[], { shards }: Archive): Promise<ReadonlyMap<string, number>> {
  const enough = shards.findIndex((_, at) => sum(shards.slice(0, at + 1).map(({ pages }) => pages)) >= TELLING);
  const telling = shards.slice(0, enough < 0 ? SHARDS : Math.min(SHARDS, enough + 1));
  const counted = await Promise.all(telling.map((shard) => shard.words(beginnings)));
  return new Map(beginnings.map((word) => [word, sum(counted.map((words) => words.get(word) ?? 0))]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

function* otherNames(typed: string, names: Archive["names"]): Generator<Meaning> {
  for (const forms of names) {
    const form = forms.find((one) => typed.includes(one));
    if (form === undefined) continue;
    const others = forms.filter((one) => !one.includes(form) && !form.includes(one));
    for (const other of others) {
      yield meaningOf("name", [other], readQueries(typed.replaceAll(form, other)));
    }
  }
}

/** Begins to load what tells of something that may stand nowhere what it is. @param typed in simplified characters */
export async function prepareMeant(typed: string, book: Archive["book"]): Promise<void> {
  if (LETTERS.test(typed)) await book.words(lettersOf(typed));
  else if (isSounded(typed) && [...typed].length <= LONGEST_WORD) await stretchesAlike([...typed], book);
  else if (isSounded(typed) && [...typed].length <= LONGEST_FOUND) await book.syllables(typed);
}

/** Whether it is looked for by its sound. */
function isSounded(typed: string): boolean {
  return HAN.test(typed) && [...typed].length <= LONGEST_JOINED;
}

function lettersOf(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/ü/g, "v")
    .replace(/[^a-z]/g, "");
}

/** xijinping, xjp, Trump. */
async function* inCharacters(typed: string, { book }: Archive): AsyncGenerator<Meaning> {
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
async function misspelt(letters: string, book: Archive["book"]): Promise<readonly BookWord[]> {
  if (letters.length < MISSPELT_FROM) return [];
  const alike = await book.words(letters.slice(0, RIGHT_LETTERS));
  return alike.filter((word) => oneApart([...letters], [...word.letters]));
}

/** Several words in letters: the longest that the book has, one after the other; nothing when something is left. */
async function cutLetters(letters: string, book: Archive["book"]): Promise<string[]> {
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
 * 神州二十一号: 神舟二十一号. The longest stretch that the archive has in other characters of the same sound.
 * @param found how many have it as typed
 */
export async function* soundingAlike(typed: string, { book }: Archive, found: number): AsyncGenerator<Meaning> {
  const chars = [...typed];
  if (found >= FEW || !isSounded(typed)) return;
  if (found > 0 && chars.length > LONGEST_WORD) return;
  const stretches = await stretchesAlike(chars, book);
  // Whatever stands somewhere may be another word as a whole, and not in part.
  const alike = found > 0 ? stretches.filter(({ from, to }) => to - from === chars.length) : stretches;
  const words = alike.map(({ from, to, word }) => chars.slice(0, from).join("") + word + chars.slice(to).join(""));
  for (const word of [...new Set(words)].slice(0, MOST_SOUNDS)) yield meaningOf("sound", [word], readQueries(word));
}

/**
 * 神州二十一号: 神舟, where the archive has nothing at all for the whole of it. What leaves a lone character is a part of another
 * word: 乌克 of 乌克兰.
 */
export async function* soundingAlikeInPart(typed: string, { book }: Archive): AsyncGenerator<Meaning> {
  if (!isSounded(typed)) return;
  const chars = [...typed];
  const alike = await stretchesAlike(chars, book);
  const longest = alike.find(({ from, to }) => from !== 1 && to !== chars.length - 1);
  if (longest) yield meaningOf("sound", [longest.word], readQueries(longest.word));
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** What sounds like it, and is more usual. */
  readonly word: string;
}

/** The longest first; of the same length those of the same characters but one, for one is easily picked wrongly. */
async function stretchesAlike(chars: readonly string[], book: Archive["book"]): Promise<Stretch[]> {
  const syllables = await book.syllables(chars.join(""));
  const stretches = chars.flatMap((_, from) =>
    STRETCHES.flatMap((length) => (from + length <= chars.length ? { from, to: from + length } : [])),
  );
  stretches.sort((a, b) => b.to - b.from - (a.to - a.from));
  const alike = await Promise.all(
    stretches.map(async ({ from, to }) => {
      const own = chars.slice(from, to).join("");
      const words = await book.words(syllables.slice(from, to).join(""));
      const usual = words.find(({ word }) => word === own)?.count ?? 0;
      const found = words.flatMap(({ word, count, whole }) => {
        const others = [...word];
        // Of 办好民生, which begins like it, as much as was typed.
        const alike = others.slice(0, to - from).join("");
        const fits = others.length === to - from ? whole : !whole && others.length > to - from;
        return fits && alike !== own && count > usual * MORE_USUAL ? { from, to, word: alike } : [];
      });
      const same = ({ word }: Stretch) => [...word].filter((char, at) => char === chars[from + at]).length;
      return found.sort((a, b) => same(b) - same(a));
    }),
  );
  return alike.flat();
}
