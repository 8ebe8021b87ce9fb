import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Bundle } from "../../src/build/bundle-cache.ts";
import { entryOf } from "../../src/pagefind/bundle.ts";
import { pagefindList, SIGNATURE, unpackList } from "../../src/pagefind/list.ts";
import { OccurrenceTable } from "../../src/pagefind/occurrence-table.ts";
import { packIndex } from "../../src/pagefind/pack-index.ts";
import { pagefindPiece, unpackPiece } from "../../src/pagefind/piece.ts";
import { PieceReader } from "../../src/pagefind/piece-reader.ts";
import { freshSource } from "../../src/pagefind/source.ts";
import { bundleOf, type ListFile, listFile, META, pieceFile } from "./pagefind-files.ts";

const pack = (bundles: readonly Bundle[], chunkSize: number) =>
  packIndex(
    bundles.map((bundle, at) => freshSource(bundle, at === 0 ? 0 : articlesIn(bundles.slice(0, at)))),
    chunkSize,
  ).files;
const articlesIn = (bundles: readonly Bundle[]) =>
  bundles.flatMap((bundle) => [...bundle.keys()]).filter((name) => name.startsWith("fragment/")).length;
const packOf = (list: ListFile) => pack([bundleOf(list)], 1);
const bytesOf = (bundle: Bundle, name: string) => bundle.get(name) ?? new Uint8Array();
const wordsIn = (bundle: Bundle, name: string) => unpackPiece(bytesOf(bundle, name)).map(({ text }) => text);

test("fragments and pieces are numbered in the order of the list, not of their names", () => {
  const list = {
    fragments: ["zh-cn_fffffff", "zh-cn_0123abc"],
    pieces: [
      { name: "zh-cn_9999999", word: "停火" },
      { name: "zh-cn_1111111", word: "谈判" },
    ],
  };
  const { fragments, numbers } = freshSource(bundleOf(list), 5);
  assert.deepEqual([fragments.map(String), numbers], [list.fragments, [5, 6]]);
  const bundle = packOf(list);
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000000.pf_index"), ["停火"]);
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000001.pf_index"), ["谈判"]);
});

test("a browser makes the list of Pagefind again, but for the names; the program does not change", () => {
  const list = { fragments: ["zh-cn_fffffff", "zh-cn_aaaaaaab"], pieces: [{ name: "zh-cn_9999999", word: "停火" }] };
  const [before, after] = [bundleOf(list), packOf(list)];
  const again = Buffer.from(pagefindList(unpackList(bytesOf(after, "pagefind.zh-cn_0000000.pf_meta"))));
  const names = ["zh-cn_0000000", "zh-cn_0000001"];
  assert.deepEqual(again, listFile({ fragments: names, pieces: [{ name: "zh-cn_0000000", word: "停火" }] }));
  // Without fragments and the entry of Pagefind, with a part of the list for readers.
  assert.deepEqual([after.size, after.has("list/zh-cn_0000000.pf_list")], [before.size - list.fragments.length, true]);
});

test("the entry file counts the articles of all parts and names the list", () => {
  const bundle = pack([bundleOf({ fragments: ["a", "b"], pieces: [] }), bundleOf({ fragments: ["c"], pieces: [] })], 1);
  assert.deepEqual(entryOf(bundle).languages, { "zh-cn": { hash: "zh-cn_0000000", wasm: null, page_count: 3 } });
  assert.ok(bundle.has("pagefind.zh-cn_0000000.pf_meta"));
});

test("a fragment and a piece of the same name stay two", () => {
  const pieces = [{ name: "zh-cn_bbbbbbb", word: "停火" }];
  const bundle = bundleOf({ fragments: ["zh-cn_aaaaaaa", "zh-cn_bbbbbbb"], pieces });
  assert.equal(String(freshSource(bundle, 0).fragments[1]), "zh-cn_bbbbbbb");
  assert.deepEqual(wordsIn(pack([bundle], 1), "index/zh-cn_0000000.pf_index"), ["停火"]);
});

test("of a word its weights, how often it has each, and its fields stay; its places do not", () => {
  const table = new OccurrenceTable();
  const reader = new PieceReader(table, [0, 0, 2], 20);
  reader.read(pieceFile("停火", [-49, 3, 8, -25, 17], [-3, 5, 1]));
  reader.read(pieceFile("谈判", [3], [5]));
  assert.deepEqual(table.ways, [
    { weights: [48, 2, 24, 1], fields: [2] },
    { weights: [25, 1], fields: [0] },
  ]);
  const { texts, articles, occurrences, extras } = reader.words;
  assert.deepEqual(
    { texts, articles, occurrences },
    { texts: ["停火", "谈判"], articles: [27, 27], occurrences: [0, 1] },
  );
  // Of the first two places in a field instead of one; of the second no number that says which field.
  assert.deepEqual(extras, [1, -1]);
});

test("words get different places, or Pagefind would take them for parts of one; those with the same beginning the same", () => {
  const places = (word: string) => {
    const piece = [{ text: word, postings: [{ step: 7, occurrence: { weights: [24, 2], fields: [] } }], variants: [] }];
    return Buffer.from(pagefindPiece(piece))
      .subarray(SIGNATURE.length + 4 + Buffer.from(word).length)
      .toString("hex");
  };
  assert.equal(places("停火"), places("停火线"));
  assert.notEqual(places("停火"), places("停车"));
});

const list = { fragments: ["zh-cn_a"], pieces: [{ name: "zh-cn_b", word: "停火" }] };
const right = bundleOf(list);
for (const [what, bundle, says] of [
  ["no list", new Map([...right].filter(([name]) => name !== META)), /恰好一个 \.pf_meta/],
  ["two lists", new Map([...right, ["pagefind.en_1234567.pf_meta", Buffer.from("")]]), /恰好一个 \.pf_meta/],
  ["a list of another format", bundleOf(list, { file: Buffer.from("pagefind_two") }), /看不懂/],
  ["a list of other parts", bundleOf({ ...list, parts: 7 }), /看不懂/],
  ["a list that is cut off", bundleOf(list, { file: listFile(list).subarray(0, -8) }), /看不懂/],
  [
    "a list with something behind",
    bundleOf(list, { file: Buffer.concat([listFile(list), Buffer.from([0])]) }),
    /看不懂/,
  ],
  ["fragments in groups", bundleOf({ ...list, group: "zh-cn_g" }), /看不懂/],
  ["articles in other orders", bundleOf({ ...list, sorts: 1 }), /看不懂/],
  ["a list that names fewer files", bundleOf(list, { file: listFile({ ...list, pieces: [] }) }), /不一致/],
  [
    "a list that names a missing file",
    bundleOf(list, { file: listFile({ ...list, fragments: ["zh-cn_c"] }) }),
    /不一致/,
  ],
  [
    "a list with pieces for fragments",
    bundleOf(list, { file: listFile({ fragments: ["zh-cn_b"], pieces: [{ name: "zh-cn_a", word: "停火" }] }) }),
    /不一致/,
  ],
  ["a piece that is no gzip", new Map([...right, ["index/zh-cn_b.pf_index", Buffer.from("?")]]), /看不懂/],
  [
    "a piece with something behind its words",
    new Map([
      ...right,
      ["index/zh-cn_b.pf_index", gzipSync(Buffer.concat([pieceFile("停火", [-25, 1]), Buffer.from([0])]))],
    ]),
    /看不懂/,
  ],
] as const) {
  test(`${what} is refused`, () => assert.throws(() => pack([bundle], 1), says));
}

test("an index of another version of Pagefind is refused, and both versions are named", () => {
  assert.throws(() => pack([bundleOf({ ...list, version: "1.6.1" })], 1), /看不懂.*1\.6\.1.*1\.6\.0/);
});

test("parts of two languages are not merged", () => {
  assert.throws(() => pack([right, bundleOf(list, { language: "en" })], 1), /语言不同：zh-cn、en/);
});

test("words that are not in order are refused", () => {
  const pieces = ["谈判", "停火"].map((word) => ({ name: word, word }));
  for (const chunkSize of [1, 100]) assert.throws(() => pack([bundleOf({ ...list, pieces })], chunkSize), /看不懂/);
});
