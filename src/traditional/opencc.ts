import { ConverterFactory, type ConverterFunction, type DictGroup, Trie } from "opencc-js/core";
import Compatibility from "opencc-js/dict/CJK_Compatibility_Ideographs";
import HKPhrases from "opencc-js/dict/HKPhrases";
import HKVariants from "opencc-js/dict/HKVariants";
import HKVariantsPhrases from "opencc-js/dict/HKVariantsPhrases";
import STCharacters from "opencc-js/dict/STCharacters";
import STPhrases from "opencc-js/dict/STPhrases";
import RegionalPhrases from "opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases";
import TWPhrases from "opencc-js/dict/TWPhrases";
import TWVariants from "opencc-js/dict/TWVariants";
import TWVariantsPhrases from "opencc-js/dict/TWVariantsPhrases";
import type { EditionSettings } from "../domain/edition-settings.ts";
import type { Segment, Segmenter } from "./segment.ts";

const VARIANTS: Readonly<Record<EditionSettings["region"], { readonly words: string; readonly forms: DictGroup }>> = {
  hongkong: { words: HKPhrases, forms: [HKVariantsPhrases, HKVariants] },
  taiwan: { words: TWPhrases, forms: [TWVariantsPhrases, TWVariants] },
};

/** Distinct words and runs that are remembered; a publication of 10,000 articles has about half as many. */
const MOST_KNOWN = 200_000;

/**
 * OpenCC's conversion (`s2hk`, `s2hkp`, `s2tw`, `s2twp`) that says which words it has converted to which, so that markup
 * between them can be put back. Its dictionaries cut a text into phrases they know and the runs between, and convert each
 * on its own; so each needs converting once. `opencc-js` does the same and gives only the whole; a test compares.
 */
export class OpenCc implements Segmenter {
  readonly #normalise: ConverterFunction = ConverterFactory([Compatibility]);
  readonly #phrases = trieOf([STPhrases, RegionalPhrases]);
  readonly #characters = trieOf([STCharacters]);
  readonly #region: Trie;
  readonly #known = new Map<string, readonly Segment[]>();
  readonly #exceptions = new Map<string, string>();

  constructor({ region, words }: Pick<EditionSettings, "region" | "words">) {
    const variants = VARIANTS[region];
    this.#region = trieOf(words ? [variants.words, ...variants.forms] : variants.forms);
  }

  /**
   * What has been converted so far, in the fewest entries from which `WordTable` can do it again: characters, and words
   * that are not what their characters are. Sorted, so that the same texts give the same.
   */
  get exceptions(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#exceptions].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Characters that Unicode has twice (CJK Compatibility Ideographs) in their ordinary form; OpenCC starts with it. */
  normalise(text: string): string {
    return this.#normalise(text);
  }

  /** @param text normalised. @returns all of it, in order */
  segments(text: string): Segment[] {
    const segments: Segment[] = [];
    let run = 0;
    let at = 0;
    while (at < text.length) {
      const phrase = this.#phrases.matchPrefix(text, at);
      if (!phrase) {
        at += unmatchedLength(text, at);
        continue;
      }
      if (run < at) segments.push(...this.#convertRun(text.slice(run, at)));
      segments.push(...this.#convertPhrase(text.slice(at, phrase.end), phrase.value));
      at = phrase.end;
      run = at;
    }
    if (run < text.length) segments.push(...this.#convertRun(text.slice(run)));
    return segments;
  }

  #convertPhrase(from: string, standard: string): readonly Segment[] {
    const known = this.#known.get(from);
    return known ?? this.#remember(from, [{ from, to: this.#region.convert(standard) }]);
  }

  /** A run has no phrase in it: every character is converted by itself, then those of the region. */
  #convertRun(run: string): readonly Segment[] {
    const known = this.#known.get(run);
    if (known) return known;
    let rest = [...run];
    const parts = this.#region.segment(this.#characters.convert(run)).map((standard): Segment => {
      const count = [...standard].length;
      const from = rest.slice(0, count).join("");
      rest = rest.slice(count);
      return { from, to: this.#region.convert(standard) };
    });
    return this.#remember(run, parts);
  }

  #remember(from: string, segments: readonly Segment[]): readonly Segment[] {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(from, segments);
    for (const segment of segments) this.#note(segment);
    return segments;
  }

  #note({ from, to }: Segment): void {
    let plain = "";
    for (const character of from) {
      const own = this.#region.convert(this.#characters.convert(character));
      if (own !== character) this.#exceptions.set(character, own);
      plain += own;
    }
    if (plain !== to) this.#exceptions.set(from, to);
  }
}

function trieOf(dictionaries: DictGroup): Trie {
  const trie = new Trie();
  trie.loadDictGroup(dictionaries);
  return trie;
}

/**
 * How far OpenCC goes on where no phrase begins: a character, or a whole description of one (Ideographic Description
 * Sequence, Unicode 18.2: ⿰ and its like before their parts), which it leaves alone.
 */
function unmatchedLength(text: string, at: number): number {
  return Math.max(descriptionEnd(text, at) - at, lengthAt(text, at));
}

function descriptionEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const parts = code < 0x2ff0 || code > 0x2fff ? 0 : code === 0x2ff2 || code === 0x2ff3 ? 3 : 2;
  let end = at + lengthAt(text, at);
  for (let part = 0; part < parts; part += 1) {
    if (end >= text.length) return at;
    end = Math.max(descriptionEnd(text, end), end + lengthAt(text, end));
  }
  return parts === 0 ? at : end;
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
