/**
 * The table of docs/decisions/0010: how many whole sentences each converter gets right.
 *
 *   node --import tsx tests/traditional/compare-converters.ts [--tables FOLDER] [--wrong NAME]
 *
 * FOLDER is `data/dictionary` of a checkout of OpenCC; with it its tables are judged as well, by longest match. --wrong
 * prints the sentences that the converter of that name gets wrong.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ConverterBuilder, ConverterFactory } from "opencc-js/core";
import * as preset from "opencc-js/preset/cn2t";
import { type EditionSettings, Glossary } from "../../src/domain/site.ts";
import { isRight, judgedSentences, type SentenceSet } from "./judged-sentences.ts";
import { editionWith } from "./page.ts";

type Convert = (texts: readonly string[]) => readonly string[];

interface Contender {
  readonly name: string;
  /** What it is meant to write well. */
  readonly sets: readonly SentenceSet[];
  readonly convert: Convert;
}

const NEWS = ["public", "held"] as const;

function openCc(to: "tw" | "twp" | "hk"): Convert {
  const convert = ConverterBuilder(preset)({ from: "cn", to });
  return (texts) => texts.map(convert);
}

/** OpenCC's tables as they lie in its repository. */
function fromTables(folder: string, region: readonly string[]): Convert {
  const table = (name: string): (readonly [string, string])[] =>
    readFileSync(join(folder, `${name}.txt`), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const [from = "", to = ""] = line.split("\t");
        return [from, to.split(" ")[0] ?? ""];
      });
  const convert = ConverterFactory([table("STCharacters"), table("STPhrases")], region.map(table));
  return (texts) => texts.map(convert);
}

/** This edition, with the glossary of the publication that the repository holds unless it changes words anyway. */
function edition(settings: Partial<EditionSettings>): Convert {
  const glossary = Glossary.parse(
    JSON.parse(readFileSync(new URL("../../_data/glossary.json", import.meta.url), "utf8")),
  );
  const made = editionWith({ settings: { quotes: "curly", ...settings }, glossary });
  return (texts) => {
    const page = texts.map((text) => `<p>${text}</p>`).join("\n");
    const variant = made.variantOf({ path: "/", text: page })?.text ?? page;
    return variant.replace(/<\/?p>/g, "").split("\n");
  };
}

function contenders(tables: string | undefined): readonly Contender[] {
  const newest = (name: string, ...region: string[]): Contender[] =>
    tables === undefined ? [] : [{ name, sets: [...NEWS, "taiwan-words"], convert: fromTables(tables, region) }];
  return [
    { name: "opencc-js s2tw", sets: NEWS, convert: openCc("tw") },
    { name: "opencc-js s2twp", sets: [...NEWS, "taiwan-words"], convert: openCc("twp") },
    { name: "opencc-js s2hk", sets: ["hongkong"], convert: openCc("hk") },
    ...newest("newest tables s2tw", "TWVariants", "TWVariantsPhrases").map((one) => ({ ...one, sets: NEWS })),
    ...newest("newest tables s2twp", "TWVariants", "TWVariantsPhrases", "TWPhrases"),
    { name: "edition", sets: NEWS, convert: edition({}) },
    { name: "edition with words", sets: [...NEWS, "taiwan-words"], convert: edition({ words: true }) },
    { name: "edition for Hong Kong", sets: ["hongkong"], convert: edition({ region: "hongkong" }) },
  ];
}

const { values } = parseArgs({ options: { tables: { type: "string" }, wrong: { type: "string" } } });
for (const { name, sets, convert } of contenders(values.tables)) {
  const cells = sets.map((set) => {
    const sentences = judgedSentences(set);
    const written = convert(sentences.map(({ simplified }) => simplified));
    const wrong = sentences.flatMap((sentence, index) => {
      const line = written[index] ?? "";
      const { family, simplified, expected } = sentence;
      return isRight(sentence, line) ? [] : [`${family}\t${simplified}\t${line}\t${expected}\n`];
    });
    if (values.wrong === name) process.stdout.write(wrong.join(""));
    const right = sentences.length - wrong.length;
    return `${set} ${right}/${sentences.length} (${((100 * right) / Math.max(1, sentences.length)).toFixed(1)} %)`;
  });
  process.stdout.write(`${name}: ${cells.join(", ")}\n`);
}
