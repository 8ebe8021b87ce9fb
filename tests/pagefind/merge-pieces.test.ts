import assert from "node:assert/strict";
import { test } from "node:test";
import { stretchOf } from "../../src/pagefind/kept-piece.ts";
import { mergePieces } from "../../src/pagefind/merge-pieces.ts";
import { OccurrenceTable } from "../../src/pagefind/occurrence-table.ts";
import { boundsOf } from "../../src/pagefind/piece-bounds.ts";
import type { Words } from "../../src/pagefind/words.ts";
import { compareText } from "../../src/search/text-order.ts";

const table = new OccurrenceTable();
/** Takes two numbers: the step and one place. */
const ONCE = table.numberOf([25, 1], []);

type Forms = Readonly<Record<string, readonly number[]>>;

/** Words, each with the articles that have it, and those that have it in other forms. */
function words(...all: (readonly [text: string, articles: readonly number[], forms?: Forms])[]): Words {
  const lists = all.flatMap(([, articles, forms = {}]) => [articles, ...Object.values(forms)]);
  const articles = lists.flat();
  return {
    texts: all.map(([text]) => text),
    variants: all.map(([, , forms = {}]) => Object.keys(forms).length),
    forms: all.flatMap(([, , forms = {}]) => Object.keys(forms)),
    lengths: lists.map(({ length }) => length),
    articles,
    occurrences: articles.map(() => ONCE),
    extras: articles.map(() => 0),
  };
}

function merged(sources: readonly Words[], chunkSize = Number.POSITIVE_INFINITY) {
  return [
    ...mergePieces(
      sources.map((words) => [stretchOf(words)]),
      table,
      chunkSize,
    ),
  ].map(({ columns: { texts, forms, lengths, steps } }) => ({
    texts,
    forms,
    lengths,
    steps,
  }));
}

test("articles of all sources come in their order, and those that are gone do not", () => {
  const sources = [
    words(["停火", [0, -1, 3, 25]], ["谈判", [-1]]),
    words(["停火", [11, 12]], ["协议", [14]]),
    words(["停火", [20]]),
  ];
  assert.deepEqual(merged(sources), [
    { texts: ["停火", "协议"], forms: [], lengths: [6, 1], steps: [0, 3, 8, 1, 8, 5, 14] },
  ]);
});

test("accented forms of a word are put together, in their own order; those that no article has any more are not", () => {
  const sources = [
    words(["quebec", [1], { Québec: [0], Quebéc: [-1] }]),
    words(["quebec", [], { Québec: [5, 6], Quèbec: [7] }]),
  ];
  assert.deepEqual(merged(sources), [
    { texts: ["quebec"], forms: ["Quèbec", "Québec"], lengths: [1, 1, 3], steps: [1, 7, 0, 5, 1] },
  ]);
});

test("words that are not in order are refused", () => {
  assert.throws(() => merged([words(["谈判", [0]], ["停火", [0]])]), RangeError);
});

test("a piece ends with the word that makes it large enough", () => {
  const all = words(["a", [0]], ["b", [0]], ["c", [0, 1, 2]], ["d", [0]]);
  assert.deepEqual(
    merged([all], 4).map(({ texts }) => texts),
    [["a", "b"], ["c"], ["d"]],
  );
  assert.deepEqual(merged([words()], 4), []);
});

test("what Pagefind takes for larger than it looks makes a piece full earlier", () => {
  const all = { ...words(["a", [0]], ["b", [0]], ["c", [0]]), extras: [2, 0, 0] };
  assert.deepEqual(
    merged([all], 4).map(({ texts }) => texts),
    [["a"], ["b", "c"]],
  );
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
