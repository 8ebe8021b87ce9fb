import assert from "node:assert/strict";
import { test } from "node:test";
import { countCharacters, readingMinutes } from "../../src/domain/reading.ts";

const COUNTS: Readonly<Record<string, number>> = {
  停火谈判: 4,
  "停火，谈判。": 4,
  "Truth Social": 4,
  "副总统J.D. 万斯": 7,
  "don’t": 2,
  "共1,234,567人": 4,
  "2025年5月": 6,
  Привет: 2,
  𠮷: 1,
  㐀: 1,
  "": 0,
  "……——！？": 0,
};
for (const [text, count] of Object.entries(COUNTS)) {
  test(`“${text}” counts ${count}`, () => assert.equal(countCharacters(text), count));
}

test("a reading time is never zero and grows with the text", () => {
  assert.deepEqual([0, 1, 400, 599, 601, 2000].map(readingMinutes), [1, 1, 1, 1, 2, 5]);
});
