import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../src/search/fold.ts";
import { randomTexts } from "./random-text.ts";

for (const [what, original, folded] of [
  ["full width is half width", "ＮＢＡ５月３．５％", "nba5月3.5%"],
  ["capitals are small letters", "iPhone Σ İ", "iphone σ i"],
  ["letters have no accents", "Québec cafe\u0301 Đ", "quebec cafe đ"],
  ["compatibility forms are what they stand for", "㎒㋀⼈", "mhz1月人"],
  ["spaces between Han and others go", "5G 网络用 Truth Social 发", "5g网络用truth social发"],
  ["so do several of them, line ends and ideographic spaces", "5G  网络\n\nNBA　　在\t NBA", "5g网络nba在nba"],
  ["spaces between words of one script stay, as one", "停火  谈判，New \n York", "停火 谈判,new york"],
  ["a date in digits is no longer Han", "到 五月 十九号", "到5月19日"],
  ["invisible characters go", "停\u200b火\ufeff谈\u2060判", "停火谈判"],
  ["selectors and soft hyphens go", "葛\u{e0100}城\u00ad❤\ufe0f", "葛城❤"],
  ["characters beyond the basic plane stay", "𠮷野家 吃", "𠮷野家 吃"],
] as const) {
  test(`in a folded text ${what}`, () => assert.equal(fold(original).text, folded));
}

for (const [original, folded] of [
  ["二〇二五年五月十九日", "2025年5月19日"],
  ["二零二五年十二月三十一号", "2025年12月31日"],
  ["5月19号", "5月19日"],
  ["十月一日到二十日", "10月1日到20日"],
  ["本月十五日", "本月15日"],
  // No dates: three days, dozens of months, a numeral of more than a month.
  ["三日内", "三日内"],
  ["数十月", "数十月"],
  ["一百二十一日", "一百二十一日"],
  ["二十五月", "二十五月"],
  ["三千年", "三千年"],
] as const) {
  test(`${original} is ${folded}`, () => assert.equal(fold(original).text, folded));
}

test("every place leads back to the character it came from", () => {
  const original = "在 ㎒，二〇二五年三十一日";
  const { text, at } = fold(original);
  assert.equal(text, "在mhz,2025年31日");
  const cameFrom = [...text].map((_, index) => original.charAt(at[index] ?? -1));
  assert.deepEqual(cameFrom, [..."在㎒㎒㎒，二〇二五年三一日"]);
});

test("folding twice is folding once, whatever the text", () => {
  for (const text of randomTexts(400)) assert.equal(fold(fold(text).text).text, fold(text).text, text);
});

test("places never go back, lie in the original and end with its end, whatever the text", () => {
  for (const original of randomTexts(400)) {
    const { text, at } = fold(original);
    assert.equal(at.length, text.length + 1, original);
    assert.equal(at.at(-1), original.length, original);
    for (const [index, place] of at.entries()) {
      assert.ok(place >= (at[index - 1] ?? 0) && place <= original.length, `${original} at ${index}`);
    }
  }
});
