import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Bundle } from "../../../src/build/bundle-cache.ts";
import { compactNames } from "../../../src/build/search-index/compact-names.ts";

const META = "pagefind.zh-cn_fedcba9876.pf_meta";
const SIGNATURE = "pagefind_dcd";

/** A bundle of fragments and chunks in this order, each file holding its own name; the list has binary between the names. */
function bundleOf(fragments: readonly string[], chunks: readonly string[], list?: string): Bundle {
  const names = [...fragments, ...chunks].map((name) => `\u0082${name}\u0018\u00ff`).join("");
  const files = [
    ...fragments.map((name) => `fragment/${name}.pf_fragment`),
    ...chunks.map((name) => `index/${name}.pf_index`),
  ];
  return new Map<string, Uint8Array>([
    // Pagefind hands its files over in no order.
    ...files.toReversed().map((name): [string, Uint8Array] => [name, Buffer.from(name)]),
    ["pagefind-entry.json", Buffer.from("{}")],
    [META, gzipSync(Buffer.from(list ?? `${SIGNATURE}\u0086e1.6.0${names}`, "latin1"))],
  ]);
}

const listOf = (bundle: Bundle) => gunzipSync(bundle.get(META) ?? "").toString("latin1");
/** What each file held before it was renamed. */
const origins = (bundle: Bundle) =>
  Object.fromEntries([...bundle].filter(([name]) => name.includes("/")).map(([name, bytes]) => [name, String(bytes)]));

test("fragments and chunks are numbered in the order of the list, not of their names", () => {
  const bundle = compactNames(bundleOf(["zh-cn_fffffff", "zh-cn_0123abc"], ["zh-cn_9999999", "zh-cn_1111111"]));
  assert.deepEqual(origins(bundle), {
    "fragment/zh-cn_0000000.pf_fragment": "fragment/zh-cn_fffffff.pf_fragment",
    "fragment/zh-cn_0000001.pf_fragment": "fragment/zh-cn_0123abc.pf_fragment",
    "index/zh-cn_0000000.pf_index": "index/zh-cn_9999999.pf_index",
    "index/zh-cn_0000001.pf_index": "index/zh-cn_1111111.pf_index",
  });
});

test("besides the names no byte of the list changes, and no other file", () => {
  const before = bundleOf(["zh-cn_fffffff"], ["zh-cn_9999999"]);
  const after = compactNames(before);
  assert.equal(listOf(after), listOf(before).replace("fffffff", "0000000").replace("9999999", "0000000"));
  assert.deepEqual(after.get("pagefind-entry.json"), before.get("pagefind-entry.json"));
  assert.equal(after.size, before.size);
});

test("a fragment and a chunk of the same name stay two", () => {
  const bundle = compactNames(bundleOf(["zh-cn_aaaaaaa", "zh-cn_bbbbbbb"], ["zh-cn_bbbbbbb"]));
  assert.equal(origins(bundle)["fragment/zh-cn_0000001.pf_fragment"], "fragment/zh-cn_bbbbbbb.pf_fragment");
  assert.equal(origins(bundle)["index/zh-cn_0000000.pf_index"], "index/zh-cn_bbbbbbb.pf_index");
});

test("a name that is longer because seven digits were taken keeps its length", () => {
  const before = bundleOf(["zh-cn_aaaaaaa", "zh-cn_aaaaaaab"], []);
  const after = compactNames(before);
  assert.ok(after.has("fragment/zh-cn_00000001.pf_fragment"));
  assert.equal(listOf(after).length, listOf(before).length);
});

test("the files come in the order of their names, whatever the order before", () => {
  const names = [...compactNames(bundleOf(["zh-cn_fffffff", "zh-cn_0123abc"], ["zh-cn_9999999"])).keys()];
  assert.deepEqual(names, names.toSorted());
});

const right = bundleOf(["zh-cn_aaaaaaa"], ["zh-cn_bbbbbbb"]);
for (const [what, bundle, says] of [
  ["no list", new Map([...right].filter(([name]) => name !== META)), /恰好一个 \.pf_meta/],
  ["two lists", new Map([...right, ["pagefind.en_1234567.pf_meta", Buffer.from("")]]), /恰好一个 \.pf_meta/],
  ["a list of another format", bundleOf(["zh-cn_aaaaaaa"], [], "pagefind_two"), /看不懂/],
  [
    "a list that names fewer files",
    bundleOf(["zh-cn_aaaaaaa"], ["zh-cn_bbbbbbb"], `${SIGNATURE} zh-cn_aaaaaaa`),
    /不一致/,
  ],
  ["a list that names a missing file", bundleOf(["zh-cn_aaaaaaa"], [], `${SIGNATURE} zh-cn_ccccccc`), /不一致/],
  [
    "a list with the chunks before the fragments",
    bundleOf(["zh-cn_aaaaaaa"], ["zh-cn_bbbbbbb"], `${SIGNATURE} zh-cn_bbbbbbb zh-cn_aaaaaaa`),
    /不一致/,
  ],
  ["names of another kind", bundleOf(["en_aaaaaaa"], []), /不一致/],
] as const) {
  test(`${what} is refused`, () => assert.throws(() => compactNames(bundle), says));
}
