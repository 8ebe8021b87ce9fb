import { pinyin } from "pinyin-pro";

/** Long enough to tell articles apart, short enough to be read out; authors may write up to 80. */
const LONGEST = 40;
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * Proposes the last part of an article's address: the title in pinyin, word by word, cut at a word.
 * @param taken what other articles have
 */
export function proposeSlug(title: string, taken: ReadonlySet<string>): string {
  const base = shortened(romanised(title)) || "article";
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

/** The whole title is read at once, so that 行 in 银行 is hang; ü is v, as people type it. */
function romanised(title: string): string[] {
  const syllables = pinyin(title, { toneType: "none", type: "array", v: true, nonZh: "spaced" });
  const characters = [...title];
  if (syllables.length !== characters.length) return syllables.map(ascii).filter((word) => word !== "");
  let at = 0;
  const words = [...WORDS.segment(title)].map(({ segment }) => {
    const from = at;
    at += [...segment].length;
    return ascii(syllables.slice(from, at).join(""));
  });
  return words.filter((word) => word !== "");
}

function ascii(word: string): string {
  return word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

function shortened(words: readonly string[]): string {
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug;
}
