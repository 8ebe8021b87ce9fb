import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, compareText, cutPieces, mergeWords } from "../../../src/build/search-index/merge-words.ts";
import type { SizedWord } from "../../../src/build/search-index/read-pagefind.ts";

const occurrence = { weights: [25, 1], fields: [] };
const postingsOf = (steps: readonly number[]) => steps.map((step) => ({ step, occurrence }));

function word(
  text: string,
  steps: readonly number[],
  forms: Readonly<Record<string, readonly number[]>> = {},
): SizedWord {
  const variants = Object.entries(forms).map(([form, steps]) => ({ form, postings: postingsOf(steps) }));
  const postings = steps.length + variants.reduce((sum, { postings }) => sum + postings.length, 0);
  return { text, postings: postingsOf(steps), variants, size: 2 * postings + variants.length };
}

test("articles of a later part are counted on from those of the parts before", () => {
  const merged = mergeWords([
    { words: [word("停火", [0, 3]), word("谈判", [2])], first: 0 },
    { words: [word("停火", [1, 1]), word("协议", [4])], first: 10 },
    { words: [word("停火", [0])], first: 20 },
  ]);
  assert.deepEqual([...merged], [word("停火", [0, 3, 8, 1, 8]), word("协议", [14]), word("谈判", [2])]);
});

test("accented forms of a word are put together, in the order in which they first occur", () => {
  const merged = mergeWords([
    { words: [word("quebec", [1], { Québec: [0] })], first: 0 },
    { words: [word("quebec", [], { Quèbec: [2], Québec: [0, 1] })], first: 5 },
  ]);
  assert.deepEqual([...merged], [word("quebec", [1], { Québec: [0, 5, 1], Quèbec: [7] })]);
});

test("a piece ends with the word that makes it large enough", () => {
  const words = [word("a", [0]), word("b", [0]), word("c", [0, 1, 1]), word("d", [0])];
  const pieces = [...cutPieces(words, 4)].map((piece) => piece.map(({ text }) => text));
  assert.deepEqual(pieces, [["a", "b"], ["c"], ["d"]]);
  assert.deepEqual([...cutPieces([], 4)], []);
});

test("between two pieces only as much of a word is told as tells them apart", () => {
  assert.deepEqual(boundsOf(["apple", "applet", "apricot", "banana", "peach", "pear"]), [
    "apple",
    // Not `app`, which comes before the piece's first word.
    "applet",
    "apr",
    "b",
    "p",
    "pear",
  ]);
  assert.deepEqual(boundsOf(["停业", "停火", "停火协议", "龙"]), ["停业", "停火", "停火协", "龙"]);
});

test("the order of texts is that of their bytes", () => {
  const texts = ["", "a", "ab", "停", "停火", "龙", "豈", "。", "ａ", "𠀀", "𠀀a", "𪛖"];
  const bytewise = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual(texts.toReversed().sort(compareText), bytewise);
  assert.notDeepEqual(texts.toSorted(), bytewise);
});
