import assert from "node:assert/strict";
import { test } from "node:test";
import { inHanNumerals, otherNumerals } from "../../src/search/numerals.ts";

test("a number beside a word is looked for in the other numerals, both ways", () => {
  for (let number = 1; number < 100; number += 1) {
    const digits = `神舟${number}号`;
    const written = inHanNumerals(digits);
    assert.match(written, /^神舟[一二三四五六七八九十]{1,3}号$/);
    assert.deepEqual(otherNumerals(digits), [written]);
    assert.deepEqual(otherNumerals(`第${written.slice(2)}`), [`第${digits.slice(2)}`]);
  }
});

for (const [typed, ...forms] of [
  ["20大", "二十大"],
  ["第十九届亚运会", "第19届亚运会"],
  ["２万人", "二万人", "20000人"],
  ["两万", "2万", "20000"],
  ["2.5万", "25000"],
  ["20,000人", "2万人"],
  ["125000", "12.5万"],
  ["百分之五十", "50%"],
  ["50%", "百分之五十"],
  // Dates are folded elsewhere, names keep their numbers, and what only has a numeral in it is a word.
  ["2026年11月28日"],
  ["十一月二十八日"],
  ["iPhone 15"],
  ["GPT4"],
  ["3.5%"],
  ["3,200人"],
  ["统一"],
  ["数十人"],
  ["一百二十人"],
] as const)
  test(`${typed} is also ${forms.join(", ") || "nothing else"}`, () => assert.deepEqual(otherNumerals(typed), forms));
