import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Bundle } from "../../../src/build/bundle-cache.ts";
import { entryOf } from "../../../src/build/search-index/bundle.ts";
import { packIndex } from "../../../src/build/search-index/pack-index.ts";
import { readPiece } from "../../../src/build/search-index/read-pagefind.ts";
import { CborWriter } from "../../../src/search/cbor-writer.ts";
import { pagefindList, SIGNATURE, unpackList } from "../../../src/search/index-list.ts";
import { pagefindPiece, unpackPiece } from "../../../src/search/index-piece.ts";

const META = "pagefind.zh-cn_fedcba9876.pf_meta";

function file(write: (cbor: CborWriter) => void): Buffer {
  const cbor = new CborWriter();
  cbor.raw(Buffer.from(SIGNATURE));
  write(cbor);
  return Buffer.from(cbor.bytes);
}

interface ListFile {
  readonly fragments: readonly string[];
  readonly pieces: readonly { readonly name: string; readonly word: string }[];
  readonly version?: string;
  readonly group?: string;
  /** How many parts it says it has. */
  readonly parts?: number;
  /** Orders of articles. */
  readonly sorts?: number;
}

/** A list as Pagefind writes it: article n has 300 + n words, each piece has one word. */
function listFile({ fragments, pieces, version = "1.6.0", group = "", parts = 6, sorts = 0 }: ListFile): Buffer {
  return file((cbor) => {
    cbor.array(parts);
    cbor.value(version);
    cbor.array(fragments.length);
    for (const [number, name] of fragments.entries()) {
      cbor.array(3);
      cbor.value(name);
      cbor.value(300 + number);
      cbor.value(group);
    }
    cbor.array(pieces.length);
    for (const { name, word } of pieces) {
      cbor.array(3);
      for (const text of [word, word, name]) cbor.value(text);
    }
    for (const items of [0, sorts, 0]) cbor.array(items);
  });
}

/** One word in one article, whose places are the numbers given. */
function pieceFile(word: string, places: readonly number[], fields: readonly number[] = []): Buffer {
  return file((cbor) => {
    for (const items of [1, 1, 3]) cbor.array(items);
    cbor.value(word);
    for (const items of [1, 3]) cbor.array(items);
    cbor.value(7);
    for (const numbers of [places, fields]) {
      cbor.array(numbers.length);
      for (const number of numbers) cbor.value(number);
    }
    cbor.array(0);
  });
}

/** A bundle of fragments and pieces in this order; each fragment holds its own name. */
function bundleOf(list: ListFile, { file = listFile(list), language = "zh-cn", program = "program" } = {}): Bundle {
  const { fragments, pieces } = list;
  const languages = { [language]: { hash: "zh-cn_0", wasm: null, page_count: fragments.length } };
  return new Map<string, Uint8Array>([
    // Pagefind hands its files over in no order.
    ...pieces.map(({ name, word }): [string, Uint8Array] => [
      `index/${name}.pf_index`,
      gzipSync(pieceFile(word, [-25, 90])),
    ]),
    ...fragments.toReversed().map((name): [string, Uint8Array] => [`fragment/${name}.pf_fragment`, Buffer.from(name)]),
    ["pagefind-entry.json", Buffer.from(JSON.stringify({ version: "1.6.0", languages, include_characters: ["_"] }))],
    ["pagefind.js", Buffer.from(program)],
    [META, gzipSync(file)],
  ]);
}

const packOf = (list: ListFile) => packIndex([bundleOf(list)], 1);
const bytesOf = (bundle: Bundle, name: string) => bundle.get(name) ?? new Uint8Array();
const wordsIn = (bundle: Bundle, name: string) => unpackPiece(bytesOf(bundle, name)).map(({ text }) => text);

test("fragments and pieces are numbered in the order of the list, not of their names", () => {
  const bundle = packOf({
    fragments: ["zh-cn_fffffff", "zh-cn_0123abc"],
    pieces: [
      { name: "zh-cn_9999999", word: "停火" },
      { name: "zh-cn_1111111", word: "谈判" },
    ],
  });
  assert.equal(String(bundle.get("fragment/zh-cn_0000000.pf_fragment")), "zh-cn_fffffff");
  assert.equal(String(bundle.get("fragment/zh-cn_0000001.pf_fragment")), "zh-cn_0123abc");
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000000.pf_index"), ["停火"]);
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000001.pf_index"), ["谈判"]);
});

test("a browser makes the list of Pagefind again, but for the names; the program does not change", () => {
  const list = { fragments: ["zh-cn_fffffff", "zh-cn_aaaaaaab"], pieces: [{ name: "zh-cn_9999999", word: "停火" }] };
  const [before, after] = [bundleOf(list), packOf(list)];
  const again = Buffer.from(pagefindList(unpackList(bytesOf(after, "pagefind.zh-cn_0000000.pf_meta"))));
  const names = ["zh-cn_0000000", "zh-cn_0000001"];
  assert.deepEqual(again, listFile({ fragments: names, pieces: [{ name: "zh-cn_0000000", word: "停火" }] }));
  assert.deepEqual(after.get("pagefind.js"), before.get("pagefind.js"));
  assert.equal(after.size, before.size);
});

test("the entry file counts the articles of all parts and names the list", () => {
  const bundle = packIndex(
    [bundleOf({ fragments: ["a", "b"], pieces: [] }), bundleOf({ fragments: ["c"], pieces: [] })],
    1,
  );
  assert.deepEqual(entryOf(bundle).languages, { "zh-cn": { hash: "zh-cn_0000000", wasm: null, page_count: 3 } });
  assert.ok(bundle.has("pagefind.zh-cn_0000000.pf_meta"));
});

test("a fragment and a piece of the same name stay two", () => {
  const pieces = [{ name: "zh-cn_bbbbbbb", word: "停火" }];
  const bundle = packOf({ fragments: ["zh-cn_aaaaaaa", "zh-cn_bbbbbbb"], pieces });
  assert.equal(String(bundle.get("fragment/zh-cn_0000001.pf_fragment")), "zh-cn_bbbbbbb");
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000000.pf_index"), ["停火"]);
});

test("the files come in the order of their names, whatever the order before", () => {
  const names = [...packOf({ fragments: ["zh-cn_fffffff", "zh-cn_0123abc"], pieces: [] }).keys()];
  assert.deepEqual(names, names.toSorted());
});

test("of a word its weights, how often it has each, and its fields stay; its places do not", () => {
  const [word] = readPiece(pieceFile("停火", [-49, 3, 8, -25, 17], [-3, 5, 1]));
  assert.deepEqual(word?.postings, [{ step: 7, occurrence: { weights: [48, 2, 24, 1], fields: [2] } }]);
  const [first] = readPiece(pieceFile("停火", [3], [5]));
  assert.deepEqual(first?.postings[0]?.occurrence, { weights: [25, 1], fields: [0] });
});

test("words get different places, or Pagefind would take them for parts of one; those with the same beginning the same", () => {
  const places = (word: string) => {
    const written = Buffer.from(pagefindPiece(readPiece(pieceFile(word, [-25, 90, 4]))));
    return written.subarray(SIGNATURE.length + 4 + Buffer.from(word).length).toString("hex");
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
  test(`${what} is refused`, () => assert.throws(() => packIndex([bundle], 1), says));
}

for (const [what, other, says] of [
  ["versions of Pagefind", bundleOf({ ...list, version: "1.6.1" }), /版本不同：1\.6\.0、1\.6\.1/],
  ["programs", bundleOf(list, { program: "another" }), /程序不同/],
  ["languages", bundleOf(list, { language: "en" }), /语言不同：zh-cn、en/],
] as const) {
  test(`parts of two ${what} are not merged`, () => assert.throws(() => packIndex([right, other], 1), says));
}

test("words that are not in order are refused", () => {
  const pieces = ["谈判", "停火"].map((word) => ({ name: word, word }));
  for (const chunkSize of [1, 100])
    assert.throws(() => packIndex([bundleOf({ ...list, pieces })], chunkSize), /看不懂/);
});
