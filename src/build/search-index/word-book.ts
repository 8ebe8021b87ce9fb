import { pinyin } from "pinyin-pro";
import { fold } from "../../search/fold.ts";
import type { Head } from "../../search/head.ts";
import type { NameForms } from "../../search/manifest.ts";

/** A word as it stands in titles and how many have it. */
export type Counted = readonly [word: string, count: number];

const LONGEST = 4;
/** A word that one title has may be no word at all. */
const LEAST = 2;
/** First letters (xjp) are asked for of names and of what comes up that often. */
const INITIALS_FROM = 3;
/** So many words of the same letters are offered; the most frequent. */
const MOST_OF_KEY = 6;
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const HAN = /^\p{Script=Han}+$/u;
/** 神舟 is a word, though all that titles have of it are 神舟十六号 and 神舟十七号. */
/** A name of several words in other letters, which some type as one: emilychan. */
const LATIN = /^\p{Script=Latin}+(?:[ .'’-]+\p{Script=Latin}+)+$/u;
const NUMERAL = /[第一二三四五六七八九十百]/;
const HAN_RUN = /\p{Script=Han}{2,}/gu;

/**
 * The word book of an archive: what its titles and labels say, by what people type for it in letters: pinyin
 * (telangpu), first letters (telp would be too little: tlp), names in other letters that articles give (trump).
 * Not a dictionary of Chinese: it only knows what can be found.
 *
 * @param names that the house knows; all forms of one lead to its own
 * @returns `key word` in no order, with how many titles have the word
 */
export function wordBook(heads: readonly Head[], names: readonly NameForms[]): Map<string, number> {
  const counts = titleWords(heads);
  const labels = new Set(
    [
      ...names.flatMap(([name = ""]) => name),
      ...heads.flatMap(({ labels, sources, section }) => [...labels, ...sources, section]),
    ].filter((label) => HAN.test(label)),
  );
  for (const label of labels) counts.set(label, Math.max(counts.get(label) ?? 0, INITIALS_FROM));
  const latin = new Set(
    heads.flatMap(({ labels, sources }) => [...labels, ...sources]).filter((label) => LATIN.test(label)),
  );
  const byKey = new Map<string, Counted[]>();
  const put = (key: string, entry: Counted) => byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  for (const entry of counts) {
    const [word, count] = entry;
    const syllables = syllablesOf(word);
    put(syllables.join(""), entry);
    if (syllables.length > 2 && count >= INITIALS_FROM) put(syllables.map((one) => one.charAt(0)).join(""), entry);
  }
  for (const [name = "", ...forms] of names)
    for (const form of forms) if (HAN.test(form)) put(syllablesOf(form).join(""), [name, counts.get(name) ?? 0]);
  for (const label of latin) put(fold(label).text.replace(/[^a-z]/g, ""), [label, INITIALS_FROM]);
  for (const [name, entry] of givenNames(heads, counts)) put(name, entry);
  const book = new Map<string, number>();
  for (const [key, entries] of byKey) {
    const best = entries.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_OF_KEY);
    for (const [word, count] of best) book.set(`${key} ${word}`, count);
  }
  return book;
}

/** Stretches of two to four characters that several titles have, without those that only stand in a longer one. */
function titleWords(heads: readonly Head[]): Map<string, number> {
  const counts = new Map<string, number>();
  const words = new Set<string>();
  for (const { runs } of heads) {
    const own = new Set<string>();
    for (const { segment } of runs.flatMap((run) => [...WORDS.segment(run)])) words.add(segment);
    for (const run of runs.flatMap((run) => run.match(HAN_RUN) ?? [])) {
      const chars = [...run];
      for (let from = 0; from < chars.length; from += 1) {
        let word = chars[from] ?? "";
        for (let to = from + 1; to < chars.length && to < from + LONGEST; to += 1) {
          word += chars[to];
          own.add(word);
        }
      }
    }
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  for (const [word, count] of counts) if (count < LEAST) counts.delete(word);
  const parts = new Set<string>();
  for (const [word, count] of counts) {
    const chars = [...word];
    if (chars.length < 3) continue;
    const [first = "", last = ""] = [chars[0], chars[chars.length - 1]];
    for (const [part, extra] of [
      [chars.slice(1).join(""), first],
      [chars.slice(0, -1).join(""), last],
    ] as const)
      if (count === counts.get(part) && !words.has(part) && !NUMERAL.test(extra)) parts.add(part);
  }
  for (const part of parts) counts.delete(part);
  return counts;
}

/** The Chinese names that articles give for names in other letters, whole and by their last word. */
function givenNames(heads: readonly Head[], counts: ReadonlyMap<string, number>): (readonly [string, Counted])[] {
  const found = heads.flatMap(({ given }) =>
    given.flatMap(([before, name]): (readonly [string, Counted])[] => {
      const word = longestKnown(before, counts);
      if (word === undefined) return [];
      const words = name.split(/[^\p{Script=Latin}]+/u).filter((part) => part.length > 2);
      const entry: Counted = [word, counts.get(word) ?? 1];
      return [...new Set([words.join(""), words[words.length - 1] ?? ""])].map((key) => [key, entry] as const);
    }),
  );
  return [...new Map(found.filter(([key]) => key !== "").map((pair) => [`${pair[0]} ${pair[1][0]}`, pair])).values()];
}

/** Where a name begins in 美国总统特朗普 only the archive knows. */
function longestKnown(before: string, counts: ReadonlyMap<string, number>): string | undefined {
  const chars = [...before];
  for (let from = 0; from < chars.length - 1; from += 1) {
    const word = chars.slice(from).join("");
    if (counts.has(word)) return word;
  }
  return chars.length <= LONGEST + 1 ? before : undefined;
}

/** Without tones, ü as v, as people type it. */
export function syllablesOf(word: string): string[] {
  return pinyin(word, { toneType: "none", type: "array", v: true });
}
