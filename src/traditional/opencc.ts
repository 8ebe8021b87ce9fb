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
import type { EditionSettings } from "../domain/site.ts";
import { type Phrase, PhraseTable } from "./phrase-table.ts";
import type { Emit, Segmenter } from "./segment.ts";
import { Units } from "./units.ts";

const VARIANTS: Readonly<
  Record<EditionSettings["region"], { readonly words: string; readonly forms: readonly string[] }>
> = {
  hongkong: { words: HKPhrases, forms: [HKVariantsPhrases, HKVariants] },
  taiwan: { words: TWPhrases, forms: [TWVariantsPhrases, TWVariants] },
};

/** Two units that are one character, and descriptions of characters, which OpenCC leaves alone. */
function mayBeLong(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0x2ff0 && unit <= 0x2fff);
}

/** Where Unicode keeps the doubles; those beyond the basic plane begin with this unit. */
const COMPATIBILITY = /[\uf900-\ufaff\ud87e]/;

/**
 * OpenCC's conversion (`s2hk`, `s2hkp`, `s2tw`, `s2twp`) that says which stretches it has converted to what, so that
 * markup between them can be put back. Its dictionaries cut a text into phrases they know and the runs between, and
 * convert each on its own. `opencc-js` does the same and gives only the whole; a test compares.
 */
export class OpenCc implements Segmenter {
  readonly #normalise: ConverterFunction = ConverterFactory([Compatibility]);
  readonly #phrases = new PhraseTable([STPhrases, RegionalPhrases]);
  readonly #characters = trieOf([STCharacters]);
  readonly #region: Trie;
  /** Code units with which a word of the region can begin that is longer than a character, in standard characters. */
  readonly #beginnings: ReadonlySet<number>;
  /** By code unit: what a character of a run becomes; null where only a look at the whole run can say. */
  readonly #plain: (string | null | undefined)[] = Array.from({ length: 0x10000 });
  readonly #exceptions = new Map<string, string>();
  readonly #units = new Units();

  constructor({ region, words }: Pick<EditionSettings, "region" | "words">) {
    const variants = VARIANTS[region];
    const dictionaries = words ? [variants.words, ...variants.forms] : variants.forms;
    this.#region = trieOf(dictionaries);
    const entries = dictionaries.flatMap((dictionary) =>
      dictionary.split("|").map((entry) => entry.split(" ")[0] ?? ""),
    );
    this.#beginnings = new Set(entries.filter((entry) => entry.length > 1).map((entry) => entry.charCodeAt(0)));
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
    return COMPATIBILITY.test(text) ? this.#normalise(text) : text;
  }

  convert(text: string): string {
    this.walk(text, this.#write);
    return this.#units.text(text.length);
  }

  readonly #write: Emit = (from, to, converted) => this.#units.write(from, to, converted);

  walk(text: string, emit: Emit): void {
    this.#units.read(text);
    const units = this.#units.source;
    let run = 0;
    for (let at = 0; at < text.length; ) {
      const phrase = this.#phrases.longestAt(units, at);
      if (!phrase) {
        at += mayBeLong(units[at] ?? 0) ? unmatchedLength(text, at) : 1;
        continue;
      }
      if (run < at) this.#walkRun(text, units, run, at, emit);
      run = at + phrase.from.length;
      const converted = phrase.converted ?? this.#convertPhrase(phrase);
      if (converted !== phrase.from) emit(at, run, converted);
      at = run;
    }
    if (run < text.length) this.#walkRun(text, units, run, text.length, emit);
  }

  #convertPhrase(phrase: Phrase): string {
    phrase.converted = this.#region.convert(phrase.standard);
    this.#note(phrase.from, phrase.converted);
    return phrase.converted;
  }

  /** A run has no phrase in it: every character is converted by itself, then the words of the region. */
  #walkRun(text: string, units: Uint16Array, from: number, to: number, emit: Emit): void {
    for (let at = from; at < to; at += 1) {
      const unit = units[at] ?? 0;
      const known = this.#plain[unit];
      const plain = known === undefined ? this.#convertUnit(unit) : known;
      if (plain === null) {
        this.#walkWords(text.slice(at, to), at, emit);
        return;
      }
      if (plain.charCodeAt(0) !== unit) emit(at, at + 1, plain);
    }
  }

  /** Words of the region begin nowhere before this part of a run, so it can be converted by itself. */
  #walkWords(run: string, at: number, emit: Emit): void {
    let rest = [...run];
    let from = at;
    for (const standard of this.#region.segment(this.#characters.convert(run))) {
      const count = [...standard].length;
      const source = rest.slice(0, count).join("");
      rest = rest.slice(count);
      const converted = this.#region.convert(standard);
      this.#note(source, converted);
      if (converted !== source) emit(from, from + source.length, converted);
      from += source.length;
    }
  }

  #convertUnit(unit: number): string | null {
    const character = String.fromCharCode(unit);
    const standard = this.#characters.convert(character);
    const alone = !mayBeLong(unit) && !this.#beginnings.has(standard.charCodeAt(0));
    const plain = alone ? this.#region.convert(standard) : null;
    this.#plain[unit] = plain;
    if (plain !== null) this.#note(character, plain);
    return plain;
  }

  #note(from: string, to: string): void {
    let plain = "";
    for (const character of from) {
      const own = this.#plain[character.charCodeAt(0)] ?? this.#region.convert(this.#characters.convert(character));
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
