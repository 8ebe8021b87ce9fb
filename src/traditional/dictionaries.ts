import { type DictGroup, Trie } from "opencc-js/core";
import HKPhrases from "opencc-js/dict/HKPhrases";
import HKVariants from "opencc-js/dict/HKVariants";
import HKVariantsPhrases from "opencc-js/dict/HKVariantsPhrases";
import STCharacters from "opencc-js/dict/STCharacters";
import STPhrases from "opencc-js/dict/STPhrases";
import RegionalPhrases from "opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases";
import TSCharacters from "opencc-js/dict/TSCharacters";
import TWPhrases from "opencc-js/dict/TWPhrases";
import TWVariants from "opencc-js/dict/TWVariants";
import TWVariantsPhrases from "opencc-js/dict/TWVariantsPhrases";
import type { EditionSettings } from "../domain/site.ts";
import { Lexicon } from "./lexicon.ts";
import { type Tables, tables } from "./tables.ts";

const VARIANTS: Readonly<
  Record<EditionSettings["region"], { readonly words: string; readonly forms: readonly string[] }>
> = {
  hongkong: { words: HKPhrases, forms: [HKVariantsPhrases, HKVariants] },
  taiwan: { words: TWPhrases, forms: [TWVariantsPhrases, TWVariants] },
};
/** Room for phrases that nobody has counted, in UTF-16 units. */
const MORE_WORDS = 400_000;

/** Of words with more characters that differ, mixtures are nobody's spelling. */
const MOST_MIXED = 3;

/** Everything that is looked up, ready. Nobody changes it. */
export interface Dictionaries {
  readonly tables: Tables;
  readonly lexicon: Lexicon;
  /** By number of the word: what it is in OpenCC's standard characters, where a table or OpenCC says so. */
  readonly standards: readonly (string | undefined)[];
  /** By code unit: a one where a character may be written in more than one way. A run without any need not be cut into words. */
  readonly telling: Uint8Array;
  /** Simplified characters. */
  readonly characters: Trie;
  /** From standard characters to words and characters of the region. */
  readonly region: Trie;
  /** Forms of the region in OpenCC's standard characters. */
  readonly standardForms: ReadonlyMap<string, string>;
}

const known = new Map<string, Dictionaries>();

/** They take a fifth of a second to get ready, so a process does it once. */
export function dictionariesOf({ region, words }: Pick<EditionSettings, "region" | "words">): Dictionaries {
  const key = `${region} ${words}`;
  const dictionaries = known.get(key) ?? read(region, words);
  known.set(key, dictionaries);
  return dictionaries;
}

function read(region: EditionSettings["region"], words: boolean): Dictionaries {
  const own = tables();
  const variants = VARIANTS[region];
  const used = words ? [variants.words, ...variants.forms] : variants.forms;
  const characters = trieOf([STCharacters]);
  const standardForms = new Map(
    entriesOf(TWVariants).flatMap(([standard, form]) => (form === "著" ? [] : [[form, standard] as const])),
  );
  const lexicon = new Lexicon(own.frequencies, MORE_WORDS);
  const standards: (string | undefined)[] = [];
  const usual = usualForms(own, characters, standardForms);
  const telling = new Uint8Array(0x10000);
  const mark = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) telling[text.charCodeAt(at)] = 1;
  };
  const markDifferent = (word: string, one: string, other: string): void => {
    for (let at = 0; at < word.length; at += 1) if (one[at] !== other[at]) mark(word.charAt(at));
  };
  const add = (word: string, standard: string, usually = usual(word)): void => {
    const number = lexicon.add(word);
    if (number > 0) standards[number] ??= standard;
    if (word.length !== standard.length) mark(word);
    else markDifferent(word, usually, standard);
  };
  for (const [word, standard] of own.whole) add(word, standardOf(standard, standardForms));
  // Two characters that nobody counts as a word and that become what they usually do were listed to cut texts, as in 于国.
  for (const [word, listed] of [...entriesOf(STPhrases), ...entriesOf(RegionalPhrases)]) {
    const usually = usual(word);
    const standard = inUse(word, listed, usually, own.unused);
    if (word.length > 2 || lexicon.numberOf(word) > 0 || standard !== usually) add(word, standard, usually);
  }
  // A word of the region is found where its simplified form is a word.
  const simplified = trieOf([TSCharacters]);
  for (const [standard] of used.slice(0, -1).flatMap(entriesOf))
    for (const word of mixed(simplified.convert(standard), standard)) {
      add(word, standard);
      mark(word.charAt(0));
    }
  for (const [word, forms] of own.words) {
    lexicon.add(word);
    for (const character of forms.keys()) mark(character);
  }
  for (const character of [own.alone, own.contexts, own.names.surnames, own.names.sounds].flatMap((map) => [
    ...map.keys(),
  ]))
    mark(character);
  return {
    tables: own,
    lexicon,
    standards,
    telling,
    characters,
    region: regionOf(used, own.notForNews, simplified),
    standardForms,
  };
}

/** What each character usually is. */
function usualForms({ alone }: Tables, characters: Trie, forms: ReadonlyMap<string, string>): (word: string) => string {
  // A hundred thousand words are of five thousand characters.
  const known = new Map<string, string>();
  const usual = (character: string): string => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const form = alone.get(character);
    const found = form === undefined ? characters.convert(character) : (forms.get(form) ?? form);
    known.set(character, found);
    return found;
  };
  return (word) => {
    let text = "";
    for (const character of word) text += usual(character);
    return text;
  };
}

/** A word of a dictionary with forms that papers write. @param usual what its characters usually are */
function inUse(word: string, standard: string, usual: string, unused: ReadonlySet<string>): string {
  if (word.length !== standard.length) return standard;
  let text = "";
  for (let at = 0; at < standard.length; at += 1) {
    const [form, other] = [standard.charAt(at), usual.charAt(at)];
    text += form !== other && unused.has(word.charAt(at) + form) ? other : form;
  }
  return text;
}

function regionOf(dictionaries: readonly string[], except: ReadonlySet<string>, simplified: Trie): Trie {
  const entries = dictionaries.flatMap(entriesOf).filter(([standard]) => !except.has(simplified.convert(standard)));
  return trieOf([entries]);
}

/** A word in both scripts, and in each mixture of the two that somebody may have pasted together. */
function mixed(simplified: string, standard: string): readonly string[] {
  const [one, other] = [Array.from(simplified), Array.from(standard)];
  if (one.length !== other.length) return [simplified];
  const different = one.filter((character, index) => character !== other[index]).length;
  if (different > MOST_MIXED) return [simplified, standard];
  return one.reduce<readonly string[]>(
    (begun, character, index) =>
      [...new Set([character, other[index] ?? ""])].flatMap((next) => begun.map((part) => part + next)),
    [""],
  );
}

/** @param text in characters of Taiwan */
function standardOf(text: string, forms: ReadonlyMap<string, string>): string {
  return Array.from(text, (character) => forms.get(character) ?? character).join("");
}

function entriesOf(dictionary: string): (readonly [from: string, to: string])[] {
  return dictionary.split("|").map((entry) => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)] as const;
  });
}

function trieOf(dictionaries: DictGroup): Trie {
  const trie = new Trie();
  trie.loadDictGroup(dictionaries);
  return trie;
}
