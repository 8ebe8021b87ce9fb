import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { packList, unpackList } from "../../src/pagefind/list.ts";
import { type IndexPiece, packPiece, unpackPiece } from "../../src/pagefind/piece.ts";
import { packColumns, unpackColumns } from "../../src/search/bit-columns.ts";
import { wordColumns, wordsOfColumns } from "../../src/search/word-columns.ts";

test("columns come back whole, whatever numbers are in them", () => {
  const random = seededRandom(7);
  const numbers = (most: number) => Array.from({ length: 200 }, () => Math.floor(random() * most));
  const columns = [[], [0], [0, 0, 0], numbers(3), numbers(900), [...numbers(40), 2 ** 31 - 1], [2 ** 31 - 1]];
  assert.deepEqual(unpackColumns(packColumns(columns), columns.length), columns);
});

test("a number that no column takes is refused, not changed", () => {
  for (const number of [-1, 2 ** 31, 1.5, Number.NaN]) assert.throws(() => packColumns([[number]]), RangeError);
});

test("columns that were cut off are refused, at every byte", () => {
  const packed = packColumns([
    [3, 70, 9],
    [1, 1],
  ]);
  for (let end = 0; end < packed.length; end += 1)
    assert.throws(() => unpackColumns(packed.subarray(0, end), 2), RangeError, `${end}`);
});

test("a frequent number of small numbers takes few bits", () => {
  const packed = packColumns([Array.from({ length: 800 }, () => 0)]);
  assert.ok(packed.length <= 104, `${packed.length}`);
});

test("sorted words come back, also one that begins another, the same twice, letters, and rare characters", () => {
  const words = [
    "",
    "0",
    "02",
    "a股",
    "停",
    "停火",
    "停火",
    "停火协议",
    "停车",
    "龙",
    "\u{20000}",
    "\u{20000}\u{2a6d6}",
  ];
  assert.deepEqual(wordsOfColumns(wordColumns(words)), words);
});

test("words out of order are refused", () => {
  assert.throws(() => packList({ head: [], tail: [], lengths: [], bounds: ["停火", "停业"] }), RangeError);
});

test("a list comes back", () => {
  const list = { head: [134, 0, 255], tail: [], lengths: [274, 0, 3000], bounds: ["停火", "停火", "停车", "龙"] };
  assert.deepEqual(unpackList(packList(list)), list);
});

test("a piece comes back, with words written in several ways and words that nothing has", () => {
  const once = { weights: [24, 1], fields: [] };
  const piece: IndexPiece = [
    {
      text: "quebec",
      postings: [{ step: 0, occurrence: once }],
      variants: [
        { form: "québec", postings: [{ step: 3, occurrence: { weights: [168, 2, 24, 11], fields: [0, 2] } }] },
        { form: "Ｑuébec", postings: [] },
      ],
    },
    { text: "停火", postings: [7, 1, 2000].map((step) => ({ step, occurrence: once })), variants: [] },
    { text: "停车", postings: [{ step: 9, occurrence: { weights: [], fields: [2] } }], variants: [] },
  ];
  assert.deepEqual(unpackPiece(packPiece(piece)), piece);
  assert.deepEqual(unpackPiece(packPiece([])), []);
});
