import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
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
/** Keys as builds make them. */
const [A, B, C] = [documentDigest("a"), documentDigest("b"), documentDigest("c")];
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
  const { cache, folder } = cacheWith(A);
  assert.deepEqual(contentOf(cache.take(A)), contentOf(BUNDLE));
  assert.deepEqual(readdirSync(folder), [A]);
});

test("what is not there is not there", () => {
  const { cache } = cacheWith();
  assert.equal(cache.take(A), undefined);
});

test("a bundle cut off, with a byte more, or with one byte changed is damaged", () => {
  const { cache, file } = cacheWith(A);
  const good = readFileSync(file(A));
  for (let length = 0; length < good.length; length += 1) {
    writeFileSync(file(A), good.subarray(0, length));
    assert.equal(cache.take(A), "damaged", `${length} bytes`);
    const changed = Buffer.from(good);
    changed[length] = 255 - (good[length] ?? 0);
    writeFileSync(file(A), changed);
    assert.equal(cache.take(A), "damaged", `byte ${length}`);
  }
  writeFileSync(file(A), Buffer.concat([good, Buffer.from([0])]));
  assert.equal(cache.take(A), "damaged");
});

test("a bundle under the name of another is damaged", () => {
  const { cache, file } = cacheWith(A);
  writeFileSync(file(B), readFileSync(file(A)));
  assert.equal(cache.take(B), "damaged");
});

test("a folder in the place of a bundle is damaged, and like all that no build puts there it stays", () => {
  const { cache, folder, file } = cacheWith(B);
  mkdirSync(file(A), { recursive: true });
  for (const name of ["notes.txt", `${B}.txt`, "originals"]) writeFileSync(file(name), "");
  assert.equal(cache.take(A), "damaged");
  cache.keepOnly(new Set());
  assert.deepEqual(readdirSync(folder).sort(), [A, `${B}.txt`, "notes.txt", "originals"].sort());
});

test("only the bundles in use are kept", () => {
  const { cache, folder } = cacheWith(A, B, C);
  cache.keepOnly(new Set([B]));
  assert.deepEqual(readdirSync(folder), [B]);
});

test("what a killed build left is never taken and is cleared away; what another build is writing stays", () => {
  const { cache, file, folder } = cacheWith(A);
  const [left, writing] = [`${B}.part-${GONE}`, `${C}.part-${process.ppid}`];
  for (const name of [left, writing]) writeFileSync(file(name), readFileSync(file(A)).subarray(0, 40));
  assert.equal(cache.take(B), undefined);
  cache.keepOnly(new Set([A]));
  assert.deepEqual(readdirSync(folder).sort(), [A, writing].sort());
});

test("other publications keep their bundles, unless nobody has built them for a month", () => {
  const { root, cache } = cacheWith(A);
  for (const name of ["yesterday", "long-ago"]) new BundleCache(root, name).put(A, BUNDLE);
  const days = (count: number) => Date.now() / 1000 - count * 86_400;
  utimesSync(join(root, "yesterday"), days(1), days(1));
  utimesSync(join(root, "long-ago"), days(31), days(31));
  utimesSync(join(root, "paper"), days(31), days(31));
  mkdirSync(join(root, "holiday"));
  writeFileSync(join(root, "holiday", "beach.jpg"), "");
  utimesSync(join(root, "holiday"), days(400), days(400));
  cache.keepOnly(new Set([A]));
  assert.deepEqual(readdirSync(root).sort(), ["holiday", "paper", "yesterday"]);
  assert.deepEqual(readdirSync(join(root, "holiday")), ["beach.jpg"]);
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
