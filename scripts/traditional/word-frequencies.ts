import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * Makes `src/traditional/words/frequencies.txt` from the dictionary of jieba (MIT, as @node-rs/jieba ships it):
 * `node --import tsx scripts/traditional/word-frequencies.ts`. A line holds words that are about as frequent: how many bits
 * it takes to say one of them, in tenths, then the words.
 */
const SOURCE = createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt");
const TARGET = fileURLToPath(new URL("../../src/traditional/words/frequencies.txt", import.meta.url));
const NAMES = fileURLToPath(new URL("../../src/traditional/words/known-names.txt", import.meta.url));
/** Words that were seen less often say little about where a sentence is cut. */
const FEWEST = 4;
const RULES = fileURLToPath(new URL("../../src/traditional/words/names.txt", import.meta.url));
const FEWEST_OF_NAME = 2;
const HAN = /^\p{Script=Han}+$/u;
/** Steps of a fifth of a bit are finer than the counts are good for. */
const STEP = 2;

const counts = readFileSync(SOURCE, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(" "))
  .map(([word = "", count = "0", kind = ""]) => ({ word, count: Number(count), kind }))
  .filter(({ word }) => HAN.test(word) && word.length < 9);
const total = counts.reduce((sum, { count }) => sum + count, 0);

const byCost = new Map<number, string[]>();
for (const { word, count } of counts) {
  if (count < FEWEST) continue;
  const cost = Math.round((10 * Math.log2(total / count)) / STEP) * STEP;
  const others = byCost.get(cost);
  if (others) others.push(word);
  else byCost.set(cost, [word]);
}
const lines = [...byCost].sort(([a], [b]) => a - b).map(([cost, words]) => `${cost} ${words.sort().join(" ")}`);
writeFileSync(TARGET, `${lines.join("\n")}\n`);

/** 里 of names from other languages and of places is no 裡. */
const [, sounds = ""] = /^音 \S+ (\S+)$/m.exec(readFileSync(RULES, "utf8")) ?? [];
const NAME = new RegExp(`^(?:[${sounds}里]+[省州市县区镇乡村湖河湾岛山峰港海]?|[一二三四五六七八九十]里.+)$`, "u");
const names = counts
  .filter(({ word, count, kind }) => count >= FEWEST_OF_NAME && /^(?:nrt|ns)$/.test(kind) && word.includes("里"))
  .filter(({ word }) => NAME.test(word) && !/^五里雾|^(?:多海|里)里$/.test(word))
  .map(({ word }) => word)
  .sort();
writeFileSync(
  NAMES,
  `# 词典里的译名和地名，由 scripts/traditional/word-frequencies.ts 写成。\n里 里 ${names.join(" ")}\n`,
);
