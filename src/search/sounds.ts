import { type Meaning, meaningOf } from "./meaning.ts";
import { inHanNumerals } from "./numerals.ts";
import { readQueries } from "./query.ts";
import type { Archive, WordBook } from "./shard.ts";

/** With so many exact ones nobody needs what was not typed. */
const FEW = 5;
const HAN = /^\p{Script=Han}+$/u;
/** Characters of a stretch that may be another word, the longest first. */
const STRETCHES = [4, 3, 2];
const LONGEST_WORD = 4;
/** Of what is longer a headline or a sentence was meant. */
const LONGEST = 20;
const LONGEST_PREPARED = 8;
const MOST_SOUNDS = 4;
/** What sounds like it has to be that much more usual. */
const MORE_USUAL = 3;

/** Begins to load what tells how it sounds, and what sounds like it where that is little. */
export async function prepareSounds(typed: string, book: WordBook): Promise<void> {
  if (!isSounded(typed)) return;
  if ([...typed].length <= LONGEST_WORD) await stretchesAlike([...typed], book);
  else if ([...typed].length <= LONGEST_PREPARED) await book.syllables(typed);
}

/** Whether it is looked for by its sound. */
function isSounded(typed: string): boolean {
  return HAN.test(typed) && [...typed].length <= LONGEST;
}

/**
 * 神州二十一号: 神舟二十一号. The longest stretch that the archive has in other characters of the same sound.
 * @param found how many have it as typed
 */
export async function* soundingAlike(asked: string, { book }: Archive, found: number): AsyncGenerator<Meaning> {
  // 神州17号 as 神州十七号: what sounds is written in characters.
  const typed = inHanNumerals(asked);
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
export async function* soundingAlikeInPart(asked: string, { book }: Archive): AsyncGenerator<Meaning> {
  const typed = inHanNumerals(asked);
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
async function stretchesAlike(chars: readonly string[], book: WordBook): Promise<Stretch[]> {
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
