import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Bundle } from "../../../src/build/bundle-cache.ts";
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

/** A list as Pagefind writes it: article n has 300 + n words, piece n goes from `c<n>` to `d<n>`. */
function listFile(fragments: readonly string[], pieces: readonly string[], group = "", parts = 6): Buffer {
  return file((cbor) => {
    cbor.array(parts);
    cbor.text("1.6.0");
    cbor.array(fragments.length);
    for (const [number, name] of fragments.entries()) {
      cbor.array(3);
      cbor.text(name);
      cbor.number(300 + number);
      cbor.text(group);
    }
    cbor.array(pieces.length);
    for (const [number, name] of pieces.entries()) {
      cbor.array(3);
      for (const text of [`${number}c`, `${number}d`, name]) cbor.text(text);
    }
    for (let empty = 0; empty < 3; empty += 1) cbor.array(0);
  });
}

/** One word in one article, whose places are the numbers given. */
function pieceFile(word: string, places: readonly number[], fields: readonly number[] = []): Buffer {
  return file((cbor) => {
    for (const items of [1, 1, 3]) cbor.array(items);
    cbor.text(word);
    for (const items of [1, 3]) cbor.array(items);
    cbor.number(7);
    for (const numbers of [places, fields]) {
      cbor.array(numbers.length);
      for (const number of numbers) cbor.number(number);
    }
    cbor.array(0);
  });
}

/** A bundle of fragments and pieces in this order; each fragment holds its own name, each piece has it as its word. */
function bundleOf(fragments: readonly string[], pieces: readonly string[], list = listFile(fragments, pieces)): Bundle {
  return new Map<string, Uint8Array>([
    // Pagefind hands its files over in no order.
    ...pieces.map((name): [string, Uint8Array] => [`index/${name}.pf_index`, gzipSync(pieceFile(name, [-25, 90]))]),
    ...fragments.toReversed().map((name): [string, Uint8Array] => [`fragment/${name}.pf_fragment`, Buffer.from(name)]),
    ["pagefind-entry.json", Buffer.from("{}")],
    [META, gzipSync(list)],
  ]);
}

const bytesOf = (bundle: Bundle, name: string) => bundle.get(name) ?? new Uint8Array();
const wordsIn = (bundle: Bundle, name: string) => unpackPiece(bytesOf(bundle, name)).map(({ text }) => text);

test("fragments and pieces are numbered in the order of the list, not of their names", () => {
  const bundle = packIndex(bundleOf(["zh-cn_fffffff", "zh-cn_0123abc"], ["zh-cn_9999999", "zh-cn_1111111"]));
  assert.equal(String(bundle.get("fragment/zh-cn_0000000.pf_fragment")), "zh-cn_fffffff");
  assert.equal(String(bundle.get("fragment/zh-cn_0000001.pf_fragment")), "zh-cn_0123abc");
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000000.pf_index"), ["zh-cn_9999999"]);
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000001.pf_index"), ["zh-cn_1111111"]);
});

test("a browser makes the list of Pagefind again, but for the names, and no other file changes", () => {
  const before = bundleOf(["zh-cn_fffffff", "zh-cn_aaaaaaab"], ["zh-cn_9999999"]);
  const after = packIndex(before);
  const again = Buffer.from(pagefindList(unpackList(bytesOf(after, META))));
  assert.deepEqual(again, listFile(["zh-cn_0000000", "zh-cn_0000001"], ["zh-cn_0000000"]));
  assert.deepEqual(after.get("pagefind-entry.json"), before.get("pagefind-entry.json"));
  assert.equal(after.size, before.size);
});

test("a fragment and a piece of the same name stay two", () => {
  const bundle = packIndex(bundleOf(["zh-cn_aaaaaaa", "zh-cn_bbbbbbb"], ["zh-cn_bbbbbbb"]));
  assert.equal(String(bundle.get("fragment/zh-cn_0000001.pf_fragment")), "zh-cn_bbbbbbb");
  assert.deepEqual(wordsIn(bundle, "index/zh-cn_0000000.pf_index"), ["zh-cn_bbbbbbb"]);
});

test("the files come in the order of their names, whatever the order before", () => {
  const names = [...packIndex(bundleOf(["zh-cn_fffffff", "zh-cn_0123abc"], ["zh-cn_9999999"])).keys()];
  assert.deepEqual(names, names.toSorted());
});

test("of a word its weights, how often it has each, and its fields stay; its places do not", () => {
  const [word] = readPiece(pieceFile("停火", [-49, 3, 8, -25, 17], [-3, 5, 1]));
  assert.deepEqual(word?.postings, [{ step: 7, manner: { weights: [48, 2, 24, 1], fields: [2] } }]);
  const [first] = readPiece(pieceFile("停火", [3], [5]));
  assert.deepEqual(first?.postings[0]?.manner, { weights: [25, 1], fields: [0] });
});

test("words get different places, or Pagefind would take them for parts of one; those with the same beginning the same", () => {
  const places = (word: string) => {
    const written = Buffer.from(pagefindPiece(readPiece(pieceFile(word, [-25, 90, 4]))));
    return written.subarray(SIGNATURE.length + 4 + Buffer.from(word).length).toString("hex");
  };
  assert.equal(places("停火"), places("停火线"));
  assert.notEqual(places("停火"), places("停车"));
});

const right = bundleOf(["zh-cn_aaaaaaa"], ["zh-cn_bbbbbbb"]);
for (const [what, bundle, says] of [
  ["no list", new Map([...right].filter(([name]) => name !== META)), /恰好一个 \.pf_meta/],
  ["two lists", new Map([...right, ["pagefind.en_1234567.pf_meta", Buffer.from("")]]), /恰好一个 \.pf_meta/],
  ["a list of another format", bundleOf(["zh-cn_aaaaaaa"], [], Buffer.from("pagefind_two")), /看不懂/],
  ["a list of other parts", bundleOf(["zh-cn_aaaaaaa"], [], listFile(["zh-cn_aaaaaaa"], [], "", 7)), /看不懂/],
  ["a list that is cut off", bundleOf([], [], listFile([], ["zh-cn_bbbbbbb"]).subarray(0, -8)), /看不懂/],
  ["fragments in groups", bundleOf(["zh-cn_aaaaaaa"], [], listFile(["zh-cn_aaaaaaa"], [], "zh-cn_g")), /看不懂/],
  ["a list that names fewer files", bundleOf(["zh-cn_a"], ["zh-cn_b"], listFile(["zh-cn_a"], [])), /不一致/],
  ["a list that names a missing file", bundleOf(["zh-cn_a"], [], listFile(["zh-cn_c"], [])), /不一致/],
  [
    "a list with pieces for fragments",
    bundleOf(["zh-cn_a"], ["zh-cn_b"], listFile(["zh-cn_b"], ["zh-cn_a"])),
    /不一致/,
  ],
  ["a piece that is no gzip", new Map([...right, ["index/zh-cn_bbbbbbb.pf_index", Buffer.from("?")]]), /看不懂/],
  [
    "a piece with something behind its words",
    new Map([
      ...right,
      ["index/zh-cn_bbbbbbb.pf_index", gzipSync(Buffer.concat([pieceFile("停火", [-25, 1]), Buffer.from([0])]))],
    ]),
    /看不懂/,
  ],
] as const) {
  test(`${what} is refused`, () => assert.throws(() => packIndex(bundle), says));
}
