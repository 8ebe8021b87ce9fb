import assert from "node:assert/strict";
import { test } from "node:test";
import { DoubtReader } from "../../src/traditional/doubts.ts";

const reader = new DoubtReader({ region: "taiwan", words: false, quotes: "corner" }, {});
const doubtsIn = (text: string, own = {}) => reader.doubtsIn(text, own).map(({ simplified }) => simplified);

test("where another cut is nearly as likely and writes a character otherwise, that is a doubt, and a term settles it", () => {
  assert.deepEqual(doubtsIn("摧毁多辆美制和德制主战坦克"), ["制", "制"]);
  assert.deepEqual(doubtsIn("摧毁多辆美制和德制主战坦克", { 美制: "美製", 德制: "德製" }), []);
});

test("a character that two likely cuts write alike is no doubt, and neither is a cut that nobody would make", () => {
  for (const text of ["市长发言说，养老金发放照旧", "她留着长发", "台风位于东南部洋面上", "警方不准车辆进入"])
    assert.deepEqual(doubtsIn(text), [], text);
});

test("doubts come in the order of the text, each place once", () => {
  const places = reader.doubtsIn("美制和德制，干，美制和德制").map(({ at }) => at);
  assert.deepEqual(
    places,
    [...new Set(places)].sort((a, b) => a - b),
  );
  assert.ok(places.length > 0);
});
