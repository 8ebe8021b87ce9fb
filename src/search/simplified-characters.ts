import HKVariantsRev from "opencc-js/dict/HKVariantsRev";
import JPShinjitaiCharacters from "opencc-js/dict/JPShinjitaiCharacters";
import TSCharacters from "opencc-js/dict/TSCharacters";
import { isSimplified } from "./script.ts";

/** Of Hong Kong's and Japan's forms the traditional ones, of these the simplified ones. */
const TABLES = [HKVariantsRev, JPShinjitaiCharacters, TSCharacters].map(
  (table) =>
    new Map(
      table.split("|").map((entry): [string, string] => {
        const [from = "", to = ""] = entry.split(" ");
        return [from, to];
      }),
    ),
);

/**
 * The simplified form of one character that simplified Chinese does not use (蘋: 苹, 広: 广); undefined for every other,
 * since 后 and 芸 are characters of both. Both forms are one unit long.
 */
export function simplifiedCharacter(char: string): string | undefined {
  if (char.length !== 1 || isSimplified(char)) return undefined;
  let form = char;
  for (const table of TABLES) if (!isSimplified(form)) form = table.get(form) ?? form;
  return form !== char && form.length === 1 && isSimplified(form) ? form : undefined;
}

/** Every such character of a text with its simplified form behind it, each once: 蘋苹報报. */
export function simplifiedPairs(text: string): string {
  const pairs = [...new Set(text)].map((char) => {
    const form = simplifiedCharacter(char);
    return form === undefined ? "" : char + form;
  });
  return pairs.join("");
}
