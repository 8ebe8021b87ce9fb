import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { fold } from "../../src/search/fold.ts";
import { matchQuery } from "../../src/search/match.ts";
import { readQueries } from "../../src/search/query.ts";
import { cutOf, randomWords } from "./random-text.ts";

/** How the narrowest reading of what was typed stands in a text. */
function match(text: string, typed: string) {
  const [query = { parts: [] }] = readQueries(typed);
  return matchQuery(fold(text).text, query);
}

for (const [text, typed, kind] of [
  ["开启停火谈判", "停火谈判", "exact"],
  ["停火之后的谈判", "停火谈判", undefined],
  ["停火，谈判", "停火谈判", "loose"],
  // So short a word across a mark is two sentences more often than one word.
  ["其中，国家", "中国", undefined],
  ["停火，谈判", "停火、谈判", "exact"],
  ["停火谈判", "停火，谈判", "exact"],
  ["停火。谈判", "停火 谈判", "loose"],
  ["特朗普“偏爱”普京", "特朗普偏爱普京", "loose"],
  ["特朗普偏爱普京", "特朗普“偏爱”普京", "exact"],
  ["谈判在停火前", '"停火" "谈判"', "exact"],
  ["只有停火", '"停火" "谈判"', undefined],
  ["5月开始", "5月", "exact"],
  ["15月开始", "5月", undefined],
  ["0.5月开始", "5月", undefined],
  ["3.5%", "5%", undefined],
  ["共3,200人", "200人", undefined],
  ["共3,200人", "共3", undefined],
  ["定于14:30，5月3日", "5月3日", "exact"],
  ["定于5月3，500人到", "5月3", undefined],
  ["第1，2条", "第1", "exact"],
  ["第19条", "第1", undefined],
  ["第1.5条", "第1", undefined],
  ["这是第1。", "第1", "exact"],
  ["15月，5月", "5月", "exact"],
  ["在二〇二五年五月", "2025年5月", "exact"],
  ["COVID-19疫情", "covid19疫情", "loose"],
  ["Truth Social", "social", "exact"],
] as const) {
  test(`${typed} stands in ${text}: ${kind ?? "no"}`, () => assert.equal(match(text, typed)?.kind, kind));
}

test("a match has every place, by position, the longer first", () => {
  const query = { parts: [{ runs: ["谈判"] }, { runs: ["停火", "谈判"] }, { runs: ["停火"] }] };
  assert.deepEqual(matchQuery("谈判，停火谈判，停火", query)?.spans, [
    { from: 0, to: 2 },
    { from: 3, to: 7 },
    { from: 3, to: 5 },
    { from: 5, to: 7 },
    { from: 8, to: 10 },
  ]);
});

test("places of one part do not overlap", () => {
  assert.equal(matchQuery("哈哈哈哈哈", { parts: [{ runs: ["哈哈"] }] })?.spans.length, 2);
});

test("what is cut from a text without marks stands in it exactly", () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const random = seededRandom(seed);
    const words = randomWords(random, 12);
    const [text, cut] = [words.join(""), cutOf(random, words)];
    const kinds = readQueries(cut).map((query) => matchQuery(fold(text).text, query)?.kind);
    assert.ok(kinds.includes("exact"), `${cut} in ${text}`);
  }
});
