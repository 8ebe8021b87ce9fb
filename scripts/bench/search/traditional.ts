import { Converter } from "opencc-js";

/** What readers in traditional characters type: general, as in Taiwan, as in Hong Kong. */
export const SCRIPTS = ["t", "tw", "hk"] as const;
export type Script = (typeof SCRIPTS)[number];

const toScript = {
  t: Converter({ from: "cn", to: "t" }),
  tw: Converter({ from: "cn", to: "tw" }),
  hk: Converter({ from: "cn", to: "hk" }),
};
const toTaiwanWords = Converter({ from: "cn", to: "twp" });
const fromTaiwanWords = Converter({ from: "twp", to: "cn" });
const fromTraditional = Converter({ from: "t", to: "cn" });

/** The same words in traditional characters: 软件 → 軟件. */
export function traditional(text: string, script: Script): string {
  return toScript[script](text);
}

/** Character for character: 軟體 → 软体. */
export function simplified(text: string): string {
  return fromTraditional(text);
}

/** As one says it in Taiwan, 软件 → 軟體; undefined when the word is the same there. */
export function taiwanWord(text: string): string | undefined {
  const word = toTaiwanWords(text);
  return word !== traditional(text, "tw") && fromTaiwanWords(word) === text ? word : undefined;
}
