import assert from "node:assert/strict";
import { test } from "node:test";
import { fallbackTerms, oneWrong } from "../../src/search/fallback.ts";
import { nearMiss } from "../../src/search/near-miss.ts";
import { readQueries } from "../../src/search/query.ts";

const first = (typed: string) => readQueries(typed)[0] ?? { parts: [] };

for (const [what, typed, texts, meant] of [
  ["a wrong character", "停或谈判", ["双方开启停火谈判"], "停火谈判"],
  ["a wrong first character", "亭火谈判", ["开启停火谈判"], "停火谈判"],
  ["a wrong last character", "停火谈叛", ["停火谈判开启"], "停火谈判"],
  ["a missing character", "停谈判", ["停火谈判"], "停火谈判"],
  ["a missing character before the last", "停火判", ["停火谈判"], "停火谈判"],
  ["one character too many", "停火的谈判", ["停火谈判"], "停火谈判"],
  ["a wrong letter", "trunp", ["trump来了"], "trump"],
  ["a character beyond the basic plane", "吉野家", ["去𠮷野家"], "𠮷野家"],
  ["the more frequent of two", "停火谈判", ["停火谈叛", "停火谈盼，停火谈盼"], "停火谈盼"],
  ["a changed character rather than a missing one", "停火谈判", ["停火谈叛", "停火谈"], "停火谈叛"],
] as const) {
  test(`a suggestion mends ${what}`, () => assert.equal(nearMiss(typed, texts), meant));
}

for (const [what, typed, texts] of [
  ["two wrong characters", "亭或谈判", ["停火谈判"]],
  ["a word across a mark", "停或谈判", ["停火，谈判"]],
  ["a word of two characters", "停或", ["停火"]],
  ["another number", "第十9届会", ["第十8届会"]],
  ["two characters and a number", "2万人", ["2万册"]],
  ["more than twenty characters", "停".repeat(21), ["停".repeat(20)]],
] as const) {
  test(`no suggestion is made for ${what}`, () => {
    assert.equal(nearMiss(typed, texts), undefined);
  });
}

test("each list of terms leaves out what one wrong character spoils", () => {
  assert.deepEqual(oneWrong(first("停火谈判")), [["火谈", "谈判"], ["谈判"], ["停火"], ["停火", "火谈"]]);
});

test("wrong characters are looked for only in one run of Han", () => {
  for (const typed of ["停火", "停火 谈判的", "5月停火谈判", "停".repeat(21)]) {
    assert.deepEqual(oneWrong(readQueries(typed).at(-1) ?? { parts: [] }), []);
  }
});

test("a query that nothing answers falls back to its words, the longest first, without single characters", () => {
  assert.deepEqual(fallbackTerms(first("在俄罗斯停火")), [["俄罗", "罗斯"], ["停火"]]);
});
