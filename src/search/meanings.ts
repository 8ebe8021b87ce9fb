import { beginningsIn, cutQuery, wordsOf } from "./cut.ts";
import { inCharacters, inPartInCharacters, isInLetters, lettersOf } from "./letters.ts";
import { type Meaning, meaningOf } from "./meaning.ts";
import { otherNumerals } from "./numerals.ts";
import { type Query, readQueries } from "./query.ts";
import type { Archive } from "./shard.ts";
import { prepareSounds } from "./sounds.ts";

/** With so many exact ones nobody needs what was not typed. */
const FEW = 5;
/** A page that is not full has room for those that have the words apart. */
const PAGE = 10;
/** So many articles tell what the words are, in so many shards at most. */
const TELLING = 300;
const SHARDS = 3;
/** Of what is longer a headline or a sentence was meant; its words stand apart in many articles, or it is here already. */
const LONGEST_JOINED = 20;
const LONGEST_FOUND = 8;
/** So many of the rarest words may be what was meant. */
const RARE_WORDS = 3;

/**
 * What may have been meant, the likeliest first; each is looked up only when it is asked for.
 * @param typed in simplified characters
 * @param found how many have it as typed
 */
export async function* meaningsOf(typed: string, archive: Archive, found: number): AsyncGenerator<Meaning> {
  yield* otherNames(typed, archive.names);
  if (isInLetters(typed)) yield* inCharacters(typed, archive.book);
  if (found >= PAGE) return;
  yield* inPartInCharacters(typed, archive.book);
  for (const form of otherNumerals(typed)) yield meaningOf("name", [form], readQueries(form));
  const [query] = readQueries(typed);
  const beginnings = query ? beginningsIn(query) : [];
  const longest = found > 0 ? LONGEST_FOUND : LONGEST_JOINED;
  if (!query || beginnings.length === 0 || beginnings.length >= longest) return;
  const counts = await countsOf(beginnings, archive);
  const cut = cutQuery(query, counts, found < FEW ? "somewhere" : "surely");
  if (cut) yield apart(cut, query);
  const fine = found > 0 ? undefined : cutQuery(query, counts, "wherever");
  // 俄军当天装甲车: 俄军当天 and 装甲车, then 俄军, 当天 and 装甲车.
  if (cut && fine && fine.parts.length > cut.parts.length) yield apart(fine, query);
}

function apart(cut: Query, typed: Query): Meaning {
  const words = cut.parts.flatMap(({ runs }) => runs);
  return { ...meaningOf("apart", words, [cut]), typed };
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
  if (isInLetters(typed)) await book.words(lettersOf(typed));
  else await prepareSounds(typed, book);
}

/**
 * Some of the words, where no article has all: two of those that fewest articles have, then the rarer of them; those of titles, where
 * any is in one. Of 弗拉基米尔·普京 it is 普京, and not 米尔.
 */
export async function* inPart(typed: string, archive: Archive): AsyncGenerator<Meaning> {
  const [query = { parts: [] }] = readQueries(typed).slice(-1);
  const words = wordsOf(query, await countsOf(beginningsIn(query, 2), archive));
  const sorted = words.sort((a, b) => a.count - b.count);
  const rare = sorted.slice(0, RARE_WORDS).map(({ word }) => word);
  const titled = await Promise.all(rare.map(async (word) => (await archive.titles.having([word])).length > 0));
  const known = rare.filter((_, at) => titled[at]);
  const some = (known.length > 0 ? known : rare).slice(0, 2);
  if (some.length === 0) return;
  const queries = some.length > 1 ? [some, some.slice(0, 1)] : [some];
  const partsOf = (own: readonly string[]) => ({ parts: own.map((word) => ({ runs: [word] })) });
  yield meaningOf("part", some, queries.map(partsOf));
}
