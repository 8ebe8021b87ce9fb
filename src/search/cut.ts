import type { Part, Query } from "./query.ts";

const PIECES = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
const HAN = /^\p{Script=Han}/u;
/** Two words have four characters. */
const SHORTEST = 4;
/** Two characters that stand side by side in so much fewer articles than those on either side are of two words. */
const RARE = 0.4;
/** In fewer at all: for what is still not found apart enough. */
const RARER = 1;

/**
 * How sure it has to be that two words meet: `surely` leaves one word as it is; `somewhere` cuts what is no word of the archive
 * where it is likeliest; `wherever` cuts at every place where they may.
 */
export type Cut = "surely" | "somewhere" | "wherever";
/** 九十八 is one number. */
const NUMERAL = /^[〇零一二三四五六七八九十百千万亿]{2}$/;
/** They hold words together and say nothing. */
const EMPTY = /^[的了和与及在是对将被把为向从有就也都而等之]$/u;

/**
 * Beginnings of all words that a query can be made of: every two characters side by side.
 * @param shortest characters of what is cut
 */
export function beginningsIn({ parts }: Query, shortest = SHORTEST): string[] {
  const pairs = hanIn(parts, shortest).flatMap(pairsOf);
  return [...new Set(pairs)];
}

/**
 * Cuts what was typed without spaces into words (伊朗停火协议: 伊朗, 停火, 协议). No dictionary knows 神舟 and 特朗普; the archive
 * does: where two characters stand side by side in far fewer articles than those before, and than those behind them, one
 * word ends and another begins. Where it cuts too much, more is found than was meant, and never less.
 *
 * @param counts how many articles have two characters side by side
 * @returns nothing when it is one word, or no words
 */
export function cutQuery(query: Query, counts: ReadonlyMap<string, number>, how: Cut): Query | undefined {
  const pieces = query.parts.flatMap(({ runs }) => runs).flatMap((run) => run.match(PIECES) ?? []);
  const words = [...new Set(pieces.flatMap((piece) => wordsIn(piece, counts, how)))];
  const lone = words.filter((word) => HAN.test(word) && [...word].length === 1);
  if (words.length <= Math.max(1, query.parts.length) || lone.length > 1) return undefined;
  return { parts: words.map((word): Part => ({ runs: [word] })) };
}

/**
 * The words that the archive has of a query, cut wherever two may meet, and in how many articles the rarest two characters of each
 * stand side by side.
 */
export function wordsOf(
  { parts }: Query,
  counts: ReadonlyMap<string, number>,
): { readonly word: string; readonly count: number }[] {
  const pieces = hanIn(parts, 2).map((chars) => chars.join(""));
  const words = new Set(pieces.flatMap((piece) => wordsIn(piece, counts, "wherever", 2)));
  return [...words].flatMap((word) => {
    const pairs = pairsOf([...word]).map((pair) => counts.get(pair) ?? 0);
    const count = Math.min(...pairs);
    return pairs.length > 0 && count > 0 ? { word, count } : [];
  });
}

function wordsIn(piece: string, counts: ReadonlyMap<string, number>, how: Cut, shortest = SHORTEST): string[] {
  const chars = [...piece];
  if (!HAN.test(piece) || chars.length < shortest) return [piece];
  const rareFrom = how === "wherever" ? RARER : RARE;
  const pairs = pairsOf(chars);
  const numbers = pairs.map((pair) => counts.get(pair) ?? 0);
  const cuts = new Set([0, chars.length]);
  for (const [at, pair] of pairs.entries()) if (numbers[at] === 0 && !NUMERAL.test(pair)) cuts.add(at + 1);
  const inside = pairs.flatMap((pair, at) => {
    const count = numbers[at] ?? 0;
    // Of 人工智能 the 工智 is rare beside 智能, and yet 人工 hardly ever goes on otherwise: one word.
    const beside = Math.max(Math.min(numbers[at - 1] ?? 0, numbers[at + 1] ?? 0), 1);
    return count > 0 && !NUMERAL.test(pair) ? { place: at + 1, rare: count / beside } : [];
  });
  for (const { place, rare } of inside.sort((a, b) => a.rare - b.rare)) {
    const leavesWords = ![place - 1, place + 1].some((beside) => cuts.has(beside));
    if (leavesWords && (rare < rareFrom || (how !== "surely" && cuts.size === 2))) cuts.add(place);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const words = places.slice(1).map((to, index) => chars.slice(places[index], to).join(""));
  return words.filter((word) => !EMPTY.test(word));
}

function pairsOf(chars: readonly string[]): string[] {
  return chars.slice(1).map((char, at) => `${chars[at]}${char}`);
}

function hanIn(parts: readonly Part[], shortest: number): string[][] {
  const pieces = parts.flatMap(({ runs }) => runs).flatMap((run) => run.match(PIECES) ?? []);
  return pieces
    .filter((piece) => HAN.test(piece))
    .map((piece) => [...piece])
    .filter(({ length }) => length >= shortest);
}
