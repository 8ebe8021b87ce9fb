import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";

/** What texts are made of and queries are cut between: a number or a word of letters stays whole. */
export const WORDS = [
  ..."停火谈判中国其家来源监督市长的在𠮷",
  ...["5", "2025", "3.5%", "1,000", "14:30", "nba", "Truth", "J.D.", "iPhone15", "ＮＢＡ", "İstanbul", "é"],
] as const;
/** Written in one script or the other, so that none of them runs into its neighbours. */
const DATES = ["二〇二五年", "五月十九日", "5月19号", "十月", "三十一日", "数十月", "三日", "月", "号"] as const;
const MARKS = ["，", "。", "“", "”", " ", "  ", "\n", "　", "—", "\u200b", "㎒", "<b>", "&", "、", "...", "İ"] as const;

/** Texts with everything in them that folding or cutting could stumble over; the same on every machine. */
export function randomTexts(count: number): string[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = seededRandom(seed);
    return wordsOf(random, [...WORDS, ...DATES, ...MARKS, ...MARKS], between(random, 0, 40)).join("");
  });
}

/** Words of a text without marks, parted by a space where two of letters or figures would become one. */
export function randomWords(random: Random, count: number): string[] {
  const words = wordsOf(random, WORDS, count);
  return words.map((word, index) => (isHan(word) || isHan(words[index - 1] ?? "的") ? word : ` ${word}`));
}

function wordsOf(random: Random, words: readonly string[], count: number): string[] {
  const [first = "", ...others] = words;
  return Array.from({ length: count }, () => pick(random, [first, ...others]));
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}$/u.test(word);
}

/** A stretch of words of a text, as somebody would copy it. */
export function cutOf(random: Random, words: readonly string[]): string {
  const from = between(random, 0, words.length - 1);
  return words.slice(from, between(random, from + 1, words.length)).join("");
}
