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
import type { EditionSettings } from "../../src/domain/site.ts";
import { type Half, isRight, judgedSentences } from "./judged-sentences.ts";
import { editionWith } from "./page.ts";

type Convert = (texts: readonly string[]) => readonly string[];

const HALVES: readonly Half[] = ["public"];

function each(convert: (text: string) => string): Convert {
  return (texts) => texts.map(convert);
}

/** OpenCC's tables as they lie in its repository. */
function fromTables(folder: string, forms: readonly string[]): Convert {
  const read = (name: string): (readonly [string, string])[] =>
    readFileSync(join(folder, `${name}.txt`), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const [from = "", to = ""] = line.split("\t");
        return [from, to.split(" ")[0] ?? ""];
      });
  return each(ConverterFactory([read("STCharacters"), read("STPhrases")], forms.map(read)));
}

function edition(settings: Partial<EditionSettings>, glossary: Readonly<Record<string, string>>): Convert {
  const made = editionWith({ settings: { quotes: "curly", ...settings }, glossary });
  return (texts) => {
    const page = texts.map((text) => `<p>${text}</p>`).join("\n");
    const variant = made.variantOf({ path: "/", text: page })?.text ?? page;
    return variant.replace(/<\/?p>/g, "").split("\n");
  };
}

function converters(tables: string | undefined): ReadonlyMap<string, Convert> {
  const build = ConverterBuilder(preset);
  const glossary = JSON.parse(readFileSync(new URL("../../_data/glossary.json", import.meta.url), "utf8"));
  const all = new Map<string, Convert>();
  for (const to of ["tw", "twp", "hk"]) all.set(`opencc-js s2${to}`, each(build({ from: "cn", to })));
  if (tables !== undefined) {
    all.set("tables s2tw", fromTables(tables, ["TWVariants", "TWVariantsPhrases"]));
    all.set("tables s2twp", fromTables(tables, ["TWVariants", "TWVariantsPhrases", "TWPhrases"]));
  }
  all.set("edition", edition({}, glossary));
  all.set("edition, no glossary", edition({}, {}));
  all.set("edition, words", edition({ words: true }, {}));
  all.set("edition, Hong Kong", edition({ region: "hongkong" }, {}));
  return all;
}

const { values } = parseArgs({ options: { tables: { type: "string" }, wrong: { type: "string" } } });
for (const [name, convert] of converters(values.tables)) {
  const row = HALVES.map((half) => {
    const sentences = judgedSentences(half);
    const written = convert(sentences.map(({ simplified }) => simplified));
    const wrong = sentences.flatMap((sentence, index) => {
      const line = written[index] ?? "";
      return isRight(sentence, line)
        ? []
        : [`${sentence.family}\t${sentence.simplified}\t${line}\t${sentence.expected}`];
    });
    if (values.wrong === name) process.stdout.write(`${wrong.join("\n")}\n`);
    const right = sentences.length - wrong.length;
    return `${half} ${right}/${sentences.length} (${((100 * right) / sentences.length).toFixed(1)} %)`;
  });
  process.stdout.write(`${name}: ${row.join(", ")}\n`);
}
