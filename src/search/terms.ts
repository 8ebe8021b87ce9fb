import type { Query } from "./query.ts";

const HAN_OR_OTHER = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
const HAN = /\p{Script=Han}/u;
/** Most runs, told without asking Unicode of every character. */
const ONLY_COMMON_HAN = /^[\u4e00-\u9fff]+$/;
/** Every pair of a run of more characters would load more of the index than it tells; every second one tells as much. */
const EVERY_PAIR_UP_TO = 4;

/**
 * The words by which a query is looked up, all of which a text must have. Pagefind indexes every two neighbouring Han
 * characters as a word, so a run of Han is asked for by its pairs; where Han meets letters or digits, the pair of both
 * (`5月`, `a股`, `月19`) is a word that `searchDocument` adds to every document.
 */
export function termsOf(query: Query): string[] {
  return termsBy(query, (pairs) =>
    pairs.length < EVERY_PAIR_UP_TO ? pairs : pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1),
  );
}

/**
 * Fewer words for the same query, to be tried first: of longer runs the pairs that lie across the borders of words, if
 * words have two characters as most do. Such pairs are rare, so they are small to load and nearly tell enough.
 */
export function rareTermsOf(query: Query): string[] {
  return termsBy(query, (pairs) => {
    const lastOdd = pairs.length - 1 - (pairs.length % 2);
    return pairs.length < 3 ? pairs : pairs.filter((_, at) => at === 1 || at === lastOdd);
  });
}

/** The first that are looked up in the newest shard, all at once: of what is short all, and of what is long the rare ones. */
export function firstTermsOf(query: Query): string[] {
  const terms = termsOf(query);
  return terms.length > MOST_AT_ONCE ? rareTermsOf(query) : terms;
}

/** Those that tell which shards cannot have it; more would tell little more, and are a file each. */
export function siftingTermsOf(query: Query): string[] {
  return [...new Set([...rareTermsOf(query), ...termsOf(query)])].slice(0, MOST_SIFTING);
}

function termsBy({ parts }: Query, choose: (pairs: readonly string[]) => readonly string[]): string[] {
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const run of parts.flatMap(({ runs }) => runs)) {
    const pieces = run.match(HAN_OR_OTHER) ?? [];
    for (const mixed of askedMixedTerms(pieces)) strong.add(mixed);
    for (const [at, piece] of pieces.entries()) {
      if (HAN.test(piece)) {
        const pairs = pairsOf([...piece]);
        for (const pair of choose(pairs)) strong.add(pair);
        if (pairs.length === 0 && pieces.length === 1) weak.add(piece);
      } else if (at === pieces.length - 1) (bare(piece).length > 1 ? strong : weak).add(bare(piece));
    }
  }
  // One letter or one Han character says little and costs much beside anything longer.
  return [...(strong.size > 0 ? strong : weak)];
}

/** What stands before a number and belongs to it; before others stands anything, and each pair makes the index larger. */
const LEADS_NUMBER = /[年月第]/;

/**
 * Where Han meets letters or digits inside a run: the letters or digits with the one Han character behind them, and in
 * dates and ordinals with the one before.
 * @param pieces a run cut where the script changes
 */
function mixedTerms(pieces: readonly string[]): string[] {
  return pieces.flatMap((piece, index) => {
    if (HAN.test(piece)) return [];
    const before = lastCharacterOf(pieces[index - 1] ?? "");
    const [after] = pieces[index + 1] ?? "";
    const led = LEADS_NUMBER.test(before) && /^\d/.test(piece);
    return [...(led ? [before + bare(piece)] : []), ...(after ? [bare(piece) + after] : [])];
  });
}

/** Of six characters three pairs tell everything. */
const MOST_AT_ONCE = 3;
const MOST_SIFTING = 4;

/** `8月24日` says everything that `8月`, `月24`, `24日` and the `年8` before say, and is in far fewer texts. */
function askedMixedTerms(pieces: readonly string[]): string[] {
  const days = daysIn(pieces);
  const parts = days.flatMap(({ month, day }) => [`年${month}`, `${month}月`, `月${day}`, `${day}日`]);
  return [...mixedTerms(pieces).filter((term) => !parts.includes(term)), ...days.map(({ term }) => term)];
}

function daysIn(pieces: readonly string[]): { readonly month: string; readonly day: string; readonly term: string }[] {
  return pieces.flatMap((month, index) => {
    const [between, day = "", after] = pieces.slice(index + 1, index + 4);
    const isDay = /^\d+$/.test(month) && between === "月" && /^\d+$/.test(day) && after?.startsWith("日");
    return isDay ? [{ month, day, term: `${month}月${day}日` }] : [];
  });
}

/**
 * The words of a text that Pagefind itself does not have, each once: the mixed ones, days, numbers with marks inside, and every
 * Han character behind which there is no other, because Pagefind finds a character only at the beginning of a pair.
 */
export function extraTermsOf(runs: readonly string[]): string[] {
  const terms = runs.flatMap((run) => {
    if (ONLY_COMMON_HAN.test(run)) return run.slice(-1);
    const pieces = run.match(HAN_OR_OTHER) ?? [];
    const numbers = pieces.filter(isSpelledOut).map(bare);
    const ends = pieces.filter((piece) => HAN.test(piece)).map(lastCharacterOf);
    return [...mixedTerms(pieces), ...daysIn(pieces).map(({ term }) => term), ...numbers, ...ends];
  });
  return [...new Set(terms)];
}

/**
 * The words of a text in simplified characters that have any of those that stand there for others.
 * @param pairs as `simplifiedPairs` gives them
 */
export function foldedTermsOf(runs: readonly string[], pairs: string): string[] {
  const forms = new Set([...pairs].filter((_, at) => at % 2 === 1));
  const changed = runs.filter((run) => [...run].some((char) => forms.has(char)));
  const terms = [...allTermsOf(changed), ...changed.flatMap((run) => [...run])];
  return terms.filter((term) => [...term].some((char) => forms.has(char)));
}

/** A character may be two units; no more than these are looked at. */
function lastCharacterOf(text: string): string {
  return [...text.slice(-2)].pop() ?? "";
}

/** All pairs of Han and all other words of runs. */
export function allTermsOf(runs: readonly string[]): string[] {
  const terms = runs.flatMap((run) => {
    const pieces = run.match(HAN_OR_OTHER) ?? [];
    const pairs = pieces.filter((piece) => HAN.test(piece)).flatMap((han) => pairsOf([...han]));
    const words = pieces.filter((piece) => !HAN.test(piece)).map(bare);
    return [...pairs, ...words, ...mixedTerms(pieces), ...daysIn(pieces).map(({ term }) => term)];
  });
  return [...new Set(terms)];
}

function pairsOf(chars: readonly string[]): string[] {
  return chars.slice(1).map((char, index) => `${chars[index]}${char}`);
}

/**
 * A word without marks, which Pagefind drops on both sides. Those of numbers are spelled out, or 44.9% would be asked for
 * as 449; thousands are not told apart (1,000 is 1000).
 */
export function bare(word: string): string {
  const spelled = word
    .replace(/(\d)\.(?=\d)/g, "$1点")
    .replace(/(\d):(?=\d)/g, "$1时")
    .replace(/%/g, "百分");
  return spelled.replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}

/** Whether Pagefind has a word in another form than `bare` gives it. */
function isSpelledOut(word: string): boolean {
  return /\d[.:,%]/.test(word);
}
