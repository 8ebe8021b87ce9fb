import assert from "node:assert/strict";
import { test } from "node:test";
import { pick, seededRandom } from "../../scripts/bench/random.ts";
import { excerpt, mark, type Piece } from "../../src/search/excerpt.ts";
import { fold } from "../../src/search/fold.ts";
import { matchQuery } from "../../src/search/match.ts";
import { readQueries } from "../../src/search/query.ts";
import { randomTexts } from "./random-text.ts";

const TYPED = ["停火", "停火谈判", "5月", "𠮷", "i", "é", "truth 的", "j.d.", "mhz", "b", "31日"] as const;

const first = (typed: string) => readQueries(typed)[0] ?? { parts: [] };
const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);
const hits = (pieces: readonly Piece[]) => pieces.flatMap(({ text, hit }) => (hit ? [text] : []));

function excerptOf(text: string, typed: string): Piece[] {
  const folded = fold(text);
  return excerpt(text, folded, matchQuery(folded.text, first(typed))?.spans ?? []);
}

test("an excerpt begins shortly before the hit and is cut on both sides", () => {
  const pieces = excerptOf(`${"前".repeat(200)}停火谈判${"后".repeat(200)}`, "停火谈判");
  assert.equal(joined(pieces), `…${"前".repeat(16)}停火谈判${"后".repeat(90)}…`);
  assert.deepEqual(hits(pieces), ["停火谈判"]);
});

test("it begins with the sentence when that is near", () => {
  assert.match(joined(excerptOf(`${"前".repeat(50)}。此前的停火谈判。`, "停火")), /^…此前/);
});

test("it is taken where most hits lie together", () => {
  const text = `停火${"文".repeat(200)}谈判后停火，再谈判${"文".repeat(200)}`;
  assert.deepEqual(hits(excerptOf(text, '"停火" "谈判"')), ["谈判", "停火", "谈判"]);
});

test("without a hit it is the beginning", () => {
  assert.deepEqual(excerptOf("短文一篇", "没有"), [{ text: "短文一篇", hit: false }]);
  assert.equal(joined(excerptOf("文".repeat(200), "没有")), `${"文".repeat(110)}…`);
});

for (const [text, typed, ...marked] of [
  ["停火谈判", '"停火" "停火谈判"', "停火谈判"],
  ["停火与谈判", '"停火" "谈判"', "停火", "谈判"],
  ["只有停火", '"停火" "谈判"', "停火"],
  ["用５Ｇ 网络", "5g网络", "５Ｇ 网络"],
  ["用 5G 网络", "5g", "5G"],
  ["五月三十一日", "5月31", "五月三十一"],
  ["频率为 ㎒", "mhz", "㎒"],
  ["在𠮷野家", "𠮷", "𠮷"],
  ["İstanbul", "İ", "İ"],
] as const) {
  test(`in ${text}, ${typed} marks ${marked.join(" and ")}`, () => {
    assert.deepEqual(hits(mark(text, first(typed))), marked);
  });
}

test("marking neither loses nor changes a character, nor cuts one in two, whatever the text", () => {
  for (const [index, text] of randomTexts(400).entries()) {
    const pieces = mark(text, first(pick(seededRandom(index), TYPED)));
    assert.equal(joined(pieces), text);
    assert.ok(
      pieces.every((piece) => isWhole(piece.text)),
      text,
    );
  }
});

test("an excerpt is a stretch of the text with no character cut in two, whatever the text", () => {
  for (const [index, text] of randomTexts(400).entries()) {
    const random = seededRandom(index);
    const long = `${text}${"𠮷".repeat(60)}。${text}${"文𠮷𠮷".repeat(20)}`.repeat(2);
    const pieces = excerptOf(long, pick(random, TYPED));
    assert.ok(pieces.every((piece) => isWhole(piece.text) && piece.text !== ""));
    assert.ok(long.includes(joined(pieces).replace(/^…/, "").replace(/…$/, "")), joined(pieces));
    assert.ok(joined(pieces).length <= 113);
  }
});
