import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { type Bundle, BundleCache } from "../../src/build/bundle-cache.ts";
import { documentDigest, indexerState, shardKey } from "../../src/build/search-index/shard-key.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-cache-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const BUNDLE: Bundle = new Map([
  ["index/a.pf_index", new Uint8Array([1, 2, 3])],
  ["pagefind-entry.json", new Uint8Array([4])],
]);
const GONE = 2 ** 22 + 1; // beyond the largest process number of Linux

function cacheWith(...keys: string[]) {
  const root = mkdtempSync(join(scratch, "root-"));
  const cache = new BundleCache(root, "paper");
  for (const key of keys) cache.put(key, BUNDLE);
  return { root, cache, folder: join(root, "paper"), file: (key: string) => join(root, "paper", key) };
}

const contentOf = (bundle: Bundle | "damaged" | undefined) =>
  typeof bundle === "object" ? [...bundle].map(([name, bytes]) => [name, [...bytes]]) : bundle;

test("a bundle comes back as it was put in, and no other file is left beside it", () => {
  const { cache, folder } = cacheWith("a");
  assert.deepEqual(contentOf(cache.take("a")), contentOf(BUNDLE));
  assert.deepEqual(readdirSync(folder), ["a"]);
});

test("what is not there is not there", () => {
  const { cache } = cacheWith();
  assert.equal(cache.take("a"), undefined);
});

test("a bundle cut off, with a byte more, or with one byte changed is damaged", () => {
  const { cache, file } = cacheWith("a");
  const good = readFileSync(file("a"));
  for (let length = 0; length < good.length; length += 1) {
    writeFileSync(file("a"), good.subarray(0, length));
    assert.equal(cache.take("a"), "damaged", `${length} bytes`);
    const changed = Buffer.from(good);
    changed[length] = 255 - (good[length] ?? 0);
    writeFileSync(file("a"), changed);
    assert.equal(cache.take("a"), "damaged", `byte ${length}`);
  }
  writeFileSync(file("a"), Buffer.concat([good, Buffer.from([0])]));
  assert.equal(cache.take("a"), "damaged");
});

test("a bundle under the name of another is damaged", () => {
  const { cache, file } = cacheWith("a");
  writeFileSync(file("b"), readFileSync(file("a")));
  assert.equal(cache.take("b"), "damaged");
});

test("a folder in the place of a bundle is damaged, and cleared away", () => {
  const { cache, file } = cacheWith();
  mkdirSync(file("a"), { recursive: true });
  assert.equal(cache.take("a"), "damaged");
  cache.keepOnly(new Set());
  assert.ok(!existsSync(file("a")));
});

test("only the bundles in use are kept", () => {
  const { cache, folder } = cacheWith("a", "b", "c");
  cache.keepOnly(new Set(["b"]));
  assert.deepEqual(readdirSync(folder), ["b"]);
});

test("what a killed build left is never taken and is cleared away; what another build is writing stays", () => {
  const { cache, file, folder } = cacheWith("a");
  const [left, writing] = [`b.part-${GONE}`, `c.part-${process.ppid}`];
  for (const name of [left, writing]) writeFileSync(file(name), readFileSync(file("a")).subarray(0, 40));
  assert.equal(cache.take("b"), undefined);
  cache.keepOnly(new Set(["a"]));
  assert.deepEqual(readdirSync(folder).sort(), ["a", writing]);
});

test("other publications keep their bundles, unless nobody has built them for a month", () => {
  const { root, cache } = cacheWith("a");
  for (const name of ["yesterday", "long-ago"]) new BundleCache(root, name).put("a", BUNDLE);
  const days = (count: number) => Date.now() / 1000 - count * 86_400;
  utimesSync(join(root, "yesterday"), days(1), days(1));
  utimesSync(join(root, "long-ago"), days(31), days(31));
  utimesSync(join(root, "paper"), days(31), days(31));
  cache.keepOnly(new Set(["a"]));
  assert.deepEqual(readdirSync(root).sort(), ["paper", "yesterday"]);
});

const STATE = { version: "1.6.0", chunkSize: 6000, binary: null, code: "code" };
const DOCUMENTS = [
  { path: "/a/", digest: documentDigest("a") },
  { path: "/b/", digest: documentDigest("b") },
];

test("the key of a bundle changes with Pagefind, the settings, our code, and every document, address and order", () => {
  const keys = [
    shardKey(STATE, DOCUMENTS),
    shardKey({ ...STATE, version: "1.6.1" }, DOCUMENTS),
    shardKey({ ...STATE, chunkSize: 5000 }, DOCUMENTS),
    shardKey({ ...STATE, binary: "/other/pagefind" }, DOCUMENTS),
    shardKey({ ...STATE, code: "other code" }, DOCUMENTS),
    shardKey(STATE, DOCUMENTS.toReversed()),
    shardKey(STATE, DOCUMENTS.slice(1)),
    shardKey(STATE, [{ path: "/c/", digest: documentDigest("a") }, ...DOCUMENTS.slice(1)]),
    shardKey(STATE, [{ path: "/a/", digest: documentDigest("c") }, ...DOCUMENTS.slice(1)]),
  ];
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(shardKey(STATE, DOCUMENTS), keys[0]);
});

test("the installed Pagefind and our code are part of it", () => {
  const { version, code } = indexerState(6000);
  assert.match(version, /^1\.6\.\d+$/);
  assert.match(code, /addHTMLFile/);
});
