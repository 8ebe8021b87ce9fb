import assert from "node:assert/strict";
import { test } from "node:test";
import { searchTexts } from "../../scripts/bench/search/texts.ts";
import { hasTraditional } from "../../src/search/script.ts";
import { simplifiedForms } from "../../src/search/to-simplified.ts";

for (const [typed, ...forms] of [
  ["停火談判", "停火谈判"],
  ["停火谈判", "停火谈判"],
  // Hong Kong's forms.
  ["香港衞生署", "香港卫生署"],
  ["裏面", "里面"],
  // A word that the mainland writes otherwise: as typed, then as meant.
  ["軟體", "软体", "软件"],
  ["網際網路", "网际网路", "互联网"],
  // What OpenCC does not know, in either script.
  ["飛彈", "飞弹", "导弹"],
  ["南韩", "南韩", "韩国"],
  // One character of Taiwan for two.
  ["著名", "著名", "着名"],
  ["看著", "看著", "看着"],
  ["皇后之後", "皇后之后"],
  ["乾隆", "乾隆"],
  ["乾燥", "干燥"],
  ["A股大漲5%", "A股大涨5%"],
  ["", ""],
] as const) {
  test(`${typed || "nothing"} can be ${forms.join(" or ")}`, () => assert.deepEqual(simplifiedForms(typed), forms));
}

for (const typed of ["談判", "裏面", "A股漲", "衞"]) {
  test(`${typed} needs the table`, () => assert.equal(hasTraditional(typed), true));
}

for (const typed of ["谈判", "著名", "二〇二五年", "人人々", "Trump 5月", "ＮＢＡ", "", "㈠", "，。"]) {
  test(`${typed || "nothing"} does not need the table`, () => assert.equal(hasTraditional(typed), false));
}

test("simplified text never needs the table", () => {
  for (const { pieces } of searchTexts(20))
    for (const piece of pieces) assert.equal(hasTraditional(piece), false, piece);
});
