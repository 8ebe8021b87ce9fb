import { existsSync, readdirSync, readFileSync } from "node:fs";

/**
 * `public` may be read by whoever writes rules for the choice of characters. `held` may not, so that it says
 * what the rules do with sentences that their author never saw. The others judge words of Taiwan and forms of Hong Kong.
 */
export type SentenceSet = "public" | "held" | "taiwan-words" | "hongkong";

/** A sentence and how it has to be written in the other script. */
export interface JudgedSentence {
  readonly simplified: string;
  /** `[佈布]` where both are standard; the first is what the sentence was written with. */
  readonly expected: string;
  /** Where it stands: set and family. */
  readonly family: string;
}

const FOLDER = new URL("sentences/", import.meta.url);

/** The sentences of a set, one file a family, a line each: simplified, tab, expected. */
export function judgedSentences(set: SentenceSet): readonly JudgedSentence[] {
  const folder = new URL(`${set}/`, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
          const [simplified = "", expected = ""] = line.split("\t");
          return { simplified, expected, family: `${set}/${name.replace(".tsv", "")}` };
        }),
    );
}

/** Whether every character is one that an editor would sign; 台 and 臺 are one word everywhere. */
export function isRight({ expected }: JudgedSentence, written: string): boolean {
  return new RegExp(`^${oneTai(expected)}$`, "u").test(oneTai(written));
}

function oneTai(text: string): string {
  return text.replaceAll("臺", "台");
}
