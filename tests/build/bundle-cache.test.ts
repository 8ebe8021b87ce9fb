import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { type Bundle, BundleCache, writeBundle } from "../../src/build/bundle-cache.ts";
import { isBundleOf as isPictureOf } from "../../src/build/pictures/encode.ts";
import { isShardOf } from "../../src/build/search-index/shard-bundle.ts";
import { documentDigest } from "../../src/build/search-index/shard-key.ts";
import { renditionsOf } from "../../src/domain/rendition.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-cache-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const BUNDLE: Bundle = new Map([
  ["index/a.pf_index", new Uint8Array([1, 2, 3])],
  ["pagefind-entry.json", new Uint8Array([4])],
]);
/** Keys as builds make them. */
const [A, B, C] = [documentDigest("a"), documentDigest("b"), documentDigest("c")];
const GONE = 2 ** 22 + 1; // beyond the largest process number of Linux

const any = () => true;

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
  assert.deepEqual(contentOf(cache.take(A, any)), contentOf(BUNDLE));
  assert.deepEqual(readdirSync(folder), [A]);
});

test("what is not there is not there", () => {
  const { cache } = cacheWith();
  assert.equal(cache.take(A, any), undefined);
});

test("a bundle cut off, with a byte more, or with one byte changed is damaged", () => {
  const { cache, file } = cacheWith(A);
  const good = readFileSync(file(A));
  for (let length = 0; length < good.length; length += 1) {
    writeFileSync(file(A), good.subarray(0, length));
    assert.equal(cache.take(A, any), "damaged", `${length} bytes`);
    const changed = Buffer.from(good);
    changed[length] = 255 - (good[length] ?? 0);
    writeFileSync(file(A), changed);
    assert.equal(cache.take(A, any), "damaged", `byte ${length}`);
  }
  writeFileSync(file(A), Buffer.concat([good, Buffer.from([0])]));
  assert.equal(cache.take(A, any), "damaged");
});

test("a bundle under the name of another is damaged", () => {
  const { cache, file } = cacheWith(A);
  writeFileSync(file(B), readFileSync(file(A)));
  assert.equal(cache.take(B, any), "damaged");
});

/** A file as somebody writes it who knows how: the digest fits. */
function forged(key: string, contents: unknown, bytes = ""): Buffer {
  const content = Buffer.from(`${typeof contents === "string" ? contents : JSON.stringify(contents)}\n${bytes}`);
  return Buffer.concat([createHash("sha256").update(key).update(content).digest(), content]);
}

const NAMES = [
  ..."/../../x ../x index/../../x .. . /. a//b a/ / //x C:/x C:\\x a\\..\\b .git/config index/.. a/./b \0 a\nb a\u202eb".split(
    " ",
  ),
  ...["", "a b", "~/.ssh/../x", "index/a.pf_index/../../../x", "..%2fx", "con:", "a?", "a*"],
];

test("a bundle is data and never a path: whatever name is in it, nothing is taken or written outside", () => {
  const { root, cache, file } = cacheWith(A);
  const output = join(root, "site/deep");
  for (const name of NAMES) {
    writeFileSync(file(A), forged(A, [[name, 1]], "x"));
    assert.equal(cache.take(A, any), "damaged", JSON.stringify(name));
    assert.throws(
      () =>
        writeBundle(
          new Map([
            ["good.txt", Buffer.from("x")],
            [name, Buffer.from("x")],
          ]),
          output,
        ),
      /文件名/,
    );
  }
  assert.equal(existsSync(output), false);
  writeBundle(BUNDLE, output);
  assert.deepEqual(readdirSync(output, { recursive: true }).sort(), [
    "index",
    join("index", "a.pf_index"),
    "pagefind-entry.json",
  ]);
});

test("a bundle that fits its digest and not its own list, or not what it is for, is damaged", () => {
  const { cache, file } = cacheWith(A);
  for (const contents of [
    [["a", 2]],
    [["a", -1]],
    [["a", 0.5]],
    [["a"]],
    {},
    null,
    "[",
    [["a", 1, 1]],
    [
      ["a", 1],
      ["b", 1],
    ],
  ]) {
    writeFileSync(file(A), forged(A, contents, "x"));
    assert.equal(cache.take(A, any), "damaged", JSON.stringify(contents));
  }
  writeFileSync(file(A), forged(A, [["a", 1]], "x"));
  assert.deepEqual(contentOf(cache.take(A, any)), [["a", [120]]]);
  assert.equal(
    cache.take(A, () => false),
    "damaged",
  );
  assert.equal(
    cache.take(A, () => assert.fail("of another shape")),
    "damaged",
  );
});

test("a pipe or a link in the place of a bundle keeps nobody waiting and shows nothing from elsewhere", () => {
  const { cache, folder, file } = cacheWith(A);
  execFileSync("mkfifo", [file(B)]);
  symlinkSync(join(folder, A), file(C));
  for (const key of [B, C]) assert.equal(cache.take(key, any), "damaged");
});

test("what is called an index, or the files of a picture, is taken as no other", () => {
  const entry = {
    version: "1.6.0",
    languages: { zh: { hash: "a", wasm: null, page_count: 1 } },
    include_characters: [],
  };
  const index = new Map([
    ["pagefind-entry.json", Buffer.from(JSON.stringify(entry))],
    ["fragment/a.pf_fragment", Buffer.from("x")],
    ["parts.json", Buffer.from('[{"key":"a","articles":1,"fields":[]}]')],
    ["extras", Buffer.from("")],
    ["lists.json", Buffer.from("[]")],
    ["sieve", Buffer.from("")],
  ]);
  assert.equal(isShardOf(1, index), true);
  assert.equal(isShardOf(2, index), false);
  for (const name of ["index.html", "fragment/a.html", "fragment/b.pf_fragment", "assets/site.js", "pagefind.js/x"])
    assert.equal(isShardOf(1, new Map([...index, [name, Buffer.from("x")]])), false, name);
  const picture = { name: "chart", digest: "0123456789abcdef", width: 300, height: 200 };
  const heads = { avif: "\0\0\0\x20ftypavif", webp: "RIFF\0\0\0\0WEBP", jpeg: "\xff\xd8\xff\xe0" };
  const files = new Map<string, Buffer>(
    renditionsOf(picture).map(({ path, format }) => [path, Buffer.from(heads[format].padEnd(64, "\0"), "latin1")]),
  );
  const whole = new Map([...files, ["tone", Buffer.from("l30 h135")]]);
  assert.equal(isPictureOf(picture, whole), true);
  const [path = ""] = files.keys();
  for (const [name, bytes] of Object.entries({ [path]: "<script>", tone: 'l30" onload="', "index.html": "x" }))
    assert.equal(isPictureOf(picture, new Map([...whole, [name, Buffer.from(bytes)]])), false, name);
  assert.equal(isPictureOf(picture, files), false);
});

test("a folder in the place of a bundle is damaged, and like all that no build puts there it stays", () => {
  const { cache, folder, file } = cacheWith(B);
  mkdirSync(file(A), { recursive: true });
  for (const name of ["notes.txt", `${B}.txt`, "originals"]) writeFileSync(file(name), "");
  assert.equal(cache.take(A, any), "damaged");
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
  assert.equal(cache.take(B, any), undefined);
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
