import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { type Cut, cutQuery } from "../../src/search/cut.ts";
import { readQueries } from "../../src/search/query.ts";

/** How often two characters stand side by side, as words of an archive have it. */
function countsOf(words: Readonly<Record<string, number>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word, count] of Object.entries(words)) {
    const chars = [...word];
    for (const [at, char] of chars.slice(1).entries()) counts.set(`${chars[at]}${char}`, count);
  }
  return counts;
}

function cut(
  typed: string,
  words: Readonly<Record<string, number>>,
  how: Cut = "somewhere",
): readonly string[] | undefined {
  const [query = { parts: [] }] = readQueries(typed);
  return cutQuery(query, countsOf(words), how)?.parts.flatMap(({ runs }) => runs);
}

test("words end where two characters are seldom side by side", () => {
  const words = { 乌克兰: 33, 兰无: 5, 无人机: 42, 伊朗: 30, 停火: 40, 火协: 1, 协议: 25 };
  assert.deepEqual(cut("乌克兰无人机", words), ["乌克兰", "无人机"]);
  assert.deepEqual(cut("伊朗停火协议", words), ["伊朗", "停火", "协议"]);
  assert.deepEqual(cut("伊朗停火2026", words), ["伊朗", "停火", "2026"]);
});

test("a number is not cut, though nobody has written it", () => {
  assert.deepEqual(cut("停火九十八天", { 停火: 40, 火九: 0, 八天: 9 }), ["停火", "九十八天"]);
});

test("a word is no two words, and characters that nobody has ever put together are none", () => {
  assert.equal(cut("停火", { 停火: 40 }), undefined);
  assert.equal(cut("泽伦斯基", { 斯基: 9 }), undefined);
});

test("a long word stays whole where one of its halves hardly ever goes on otherwise", () => {
  const words = { 人工: 12, 工智: 9, 智能: 30, 能大: 1, 大会: 40 };
  assert.deepEqual(cut("人工智能大会", words), ["人工智能", "大会"]);
  assert.deepEqual(cut("人工智能", words, "surely"), undefined);
  assert.deepEqual(cut("人工智能大会", words, "wherever"), ["人工", "智能", "大会"]);
});

test("what is typed without a space is cut where its words meet, whatever they are", () => {
  const random = seededRandom(32);
  const letter = () => String.fromCharCode(0x4e00 + Math.floor(random() * 0x3000));
  for (let time = 0; time < 300; time += 1) {
    const words = Array.from({ length: 2 + Math.floor(random() * 2) }, () =>
      Array.from({ length: 2 + Math.floor(random() * 2) }, letter).join(""),
    );
    const known = Object.fromEntries(words.map((word) => [word, 20 + Math.floor(random() * 20)]));
    assert.deepEqual(cut(words.join(""), known), [...new Set(words)], words.join(" "));
  }
});
