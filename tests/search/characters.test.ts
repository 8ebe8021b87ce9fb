import assert from "node:assert/strict";
import { test } from "node:test";
import { searchTexts } from "../../scripts/bench/search/texts.ts";
import { SCRIPTS, traditional } from "../../scripts/bench/search/traditional.ts";
import { characterFiles } from "../../src/build/search-index/character-files.ts";
import { characterFileOf, formsIn, unpackTables } from "../../src/search/characters.ts";
import { simplifiedForms } from "../../src/search/to-simplified.ts";

const FILES = characterFiles();

/** By the files of its characters alone, as a browser loads them. */
function formsOf(text: string): string[] {
  const names = new Set([...text.matchAll(/\p{Script=Han}/gu)].map(([char]) => characterFileOf(char)));
  return formsIn(text, unpackTables([...names].map((name) => FILES.get(name) ?? "")));
}

test("a few small files say the same of what was typed as the tables of OpenCC", () => {
  for (const typed of [
    "停火談判",
    "香港衞生署",
    "裏面",
    "軟體",
    "網際網路",
    "著名",
    "看著",
    "皇后之後",
    "乾燥",
    "乾隆",
    "A型肝炎",
    "広島",
    "程式",
    "飛彈",
    "南韩总统",
    "A股大漲5%",
    "㐂",
    "",
  ])
    assert.deepEqual(formsOf(typed), simplifiedForms(typed), typed);
});

test("the same of every sentence in traditional characters", () => {
  const sentences = searchTexts(4).flatMap(({ pieces }) => pieces.flatMap((piece) => piece.split(/[，。！？：；]/)));
  for (const [at, sentence] of sentences.entries()) {
    const typed = traditional(sentence, SCRIPTS[at % SCRIPTS.length] ?? "t");
    assert.deepEqual(formsOf(typed), simplifiedForms(typed), typed);
  }
});

test("there is a file for whatever Han character, and none weighs more than a picture of a list", () => {
  for (const char of "一丽龥𠀀㐀〇々") assert.ok(FILES.has(characterFileOf(char)), char);
  for (const [name, text] of FILES) assert.ok(Buffer.byteLength(text) < 4000, `${name}: ${Buffer.byteLength(text)}`);
});
