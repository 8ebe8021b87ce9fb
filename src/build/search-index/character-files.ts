import HKVariantsRev from "opencc-js/dict/HKVariantsRev";
import JPShinjitaiCharacters from "opencc-js/dict/JPShinjitaiCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";
import TSPhrases from "opencc-js/dict/TSPhrases";
import TWPhrasesRev from "opencc-js/dict/TWPhrasesRev";
import { BLOCK, type CharacterTable, characterFileOf, packTable } from "../../search/characters.ts";
import { REGIONAL_WORDS } from "../../search/regional-words.ts";
import { isSimplified } from "../../search/script.ts";
import { writtenAndMeant } from "../../search/to-simplified.ts";
import { syllablesOf } from "./word-book.ts";

const FIRST = 0x4e00;
const LAST = 0x9fff;
const TABLES = [REGIONAL_WORDS, HKVariantsRev, JPShinjitaiCharacters, TSCharacters, TSPhrases, TWPhrasesRev];
const HAN = /\p{Script=Han}/u;

let files: ReadonlyMap<string, string> | undefined;

/**
 * How each character is read, and how it and the words that begin with it are written in simplified Chinese. For what sounds
 * like what was typed, and for what was typed in traditional characters. One file for 256 characters: whoever types four needs four of
 * them, a twentieth of all; the tables that the rest of the site uses are 33 KB.
 */
export function characterFiles(): ReadonlyMap<string, string> {
  if (files) return files;
  const tables = new Map<string, CharacterTable>();
  const tableOf = (char: string): CharacterTable => {
    const name = characterFileOf(char);
    const table = tables.get(name) ?? { syllables: new Map(), forms: new Map() };
    tables.set(name, table);
    return table;
  };
  for (let from = FIRST; from <= LAST; from += BLOCK) tableOf(String.fromCharCode(from));
  for (let point = FIRST; point <= LAST; point += 1) {
    const char = String.fromCharCode(point);
    const [syllable = ""] = isSimplified(char) ? syllablesOf(char) : [];
    if (syllable !== "") tableOf(char).syllables.set(char, syllable);
  }
  // Nobody looks for a file of what is no Han: A型肝炎 is where 型 is.
  for (const [word, forms] of simplifiedWords()) tableOf(HAN.exec(word)?.[0] ?? "").forms.set(word, forms);
  files = new Map([...tables].map(([name, table]) => [name, packTable(table)]));
  return files;
}

/** Of all words in OpenCC's tables those that are written otherwise, as `writtenAndMeant` has them; characters before words. */
function simplifiedWords(): Map<string, readonly string[]> {
  const all = new Set(TABLES.flatMap((table) => table.split("|").map((entry) => entry.split(" ")[0] ?? "")));
  const words = new Map<string, readonly string[]>();
  const characterOf = (char: string) => words.get(char)?.[0] ?? char;
  for (const word of [...all].sort((a, b) => a.length - b.length)) {
    const [written, meant] = writtenAndMeant(word);
    const byCharacter = [...word].map(characterOf).join("");
    if (written !== byCharacter || meant !== byCharacter || (written !== word && [...word].length === 1))
      words.set(word, written === meant ? [written] : [written, meant]);
  }
  return words;
}
