import { type DictGroup, Trie } from "opencc-js/core";
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
import { PhraseTable } from "./phrase-table.ts";

const VARIANTS: Readonly<
  Record<EditionSettings["region"], { readonly words: string; readonly forms: readonly string[] }>
> = {
  hongkong: { words: HKPhrases, forms: [HKVariantsPhrases, HKVariants] },
  taiwan: { words: TWPhrases, forms: [TWVariantsPhrases, TWVariants] },
};

/** OpenCC's dictionaries (`s2hk`, `s2hkp`, `s2tw`, `s2twp`), ready to look things up in. Nobody changes them. */
export interface Dictionaries {
  /** Simplified phrases. */
  readonly phrases: PhraseTable;
  /** Simplified characters. */
  readonly characters: Trie;
  /** From standard characters to words and characters of the region. */
  readonly region: Trie;
  /** Code units with which a word of the region can begin that is longer than a character, in standard characters. */
  readonly beginnings: ReadonlySet<number>;
}

const known = new Map<string, Dictionaries>();

/** They take a tenth of a second to get ready, so a process does it once. */
export function dictionariesOf({ region, words }: Pick<EditionSettings, "region" | "words">): Dictionaries {
  const key = `${region} ${words}`;
  const dictionaries = known.get(key) ?? read(region, words);
  known.set(key, dictionaries);
  return dictionaries;
}

function read(region: EditionSettings["region"], words: boolean): Dictionaries {
  const [other] = known.values();
  const variants = VARIANTS[region];
  const used = words ? [variants.words, ...variants.forms] : variants.forms;
  const entries = used.flatMap((dictionary) => dictionary.split("|").map((entry) => entry.split(" ")[0] ?? ""));
  return {
    phrases: other?.phrases ?? new PhraseTable([STPhrases, RegionalPhrases]),
    characters: other?.characters ?? trieOf([STCharacters]),
    region: trieOf(used),
    beginnings: new Set(entries.filter((entry) => entry.length > 1).map((entry) => entry.charCodeAt(0))),
  };
}

function trieOf(dictionaries: DictGroup): Trie {
  const trie = new Trie();
  trie.loadDictGroup(dictionaries);
  return trie;
}
