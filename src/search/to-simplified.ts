import { ConverterFactory } from "opencc-js/core";
import HKVariantsRev from "opencc-js/dict/HKVariantsRev";
import TSCharacters from "opencc-js/dict/TSCharacters";
import TSPhrases from "opencc-js/dict/TSPhrases";
import TWPhrasesRev from "opencc-js/dict/TWPhrasesRev";
import { REGIONAL_WORDS } from "./regional-words.ts";
import { simplifiedCharacter } from "./simplified-characters.ts";

// OpenCC's own table of Taiwan's variants is left out: what it adds to the characters is 著 for 着, which needs a
// dictionary of exceptions (著名) as long as the words; both readings are tried instead.
const characters = ConverterFactory([HKVariantsRev], [TSPhrases, TSCharacters]);
const words = ConverterFactory([REGIONAL_WORDS, TWPhrasesRev, HKVariantsRev], [TSPhrases, TSCharacters]);

/**
 * What a query in traditional characters can be in simplified ones, the likeliest first: written the same way, with 着
 * for 著, with the mainland's word where Taiwan uses another (軟體: 软体, 软件).
 */
export function simplifiedForms(text: string): string[] {
  const forms = writtenAndMeant(text);
  return [...new Set([...forms, ...forms.map((form) => form.replaceAll("著", "着"))])];
}

/** Of these the first and the last: 软体 and 软件. */
export function writtenAndMeant(text: string): [written: string, meant: string] {
  // What is left is of other hands: 広島 as in Japan.
  const simplified = (form: string) => [...form].map((char) => simplifiedCharacter(char) ?? char).join("");
  return [simplified(characters(text)), simplified(words(text))];
}
