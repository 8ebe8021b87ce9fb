import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PROGRAM } from "../../../src/build/search-index/run-pagefind.ts";
import {
  type DocumentDigest,
  documentDigest,
  type IndexerState,
  indexerState,
  partKeys,
} from "../../../src/build/search-index/shard-key.ts";

const IMPORT = /^import (?!type )[^;]*? from "(\.[^"]+)";$/gm;
/** Says what passes between processes; nothing in a bundle depends on it. */
const MESSAGES = "index-job.ts";

/** A file and all that it runs. */
function codeOf(file: string | URL, known = new Set<string>()): Set<string> {
  const text = readFileSync(file, "utf8");
  if (known.has(text)) return known;
  known.add(text);
  for (const [, path = ""] of text.matchAll(IMPORT))
    if (!path.endsWith(MESSAGES)) codeOf(new URL(path, file instanceof URL ? file : `file://${file}`), known);
  return known;
}

test("no old bundle is taken for a new one when any code has changed that makes them", () => {
  const { code } = indexerState(2000);
  const texts = [...codeOf(PROGRAM)];
  assert.ok(texts.length > 5, `${texts.length}`);
  assert.deepEqual(
    texts.filter((text) => !code.includes(text)).map((text) => text.slice(0, 200)),
    [],
  );
});

const STATE = { version: "1.6.0", chunkSize: 6000, binary: null, code: "code" };
const keyOf = (state: IndexerState, documents: readonly DocumentDigest[]) => partKeys(state)(documents);
const DOCUMENTS = [
  { path: "/a/", digest: documentDigest("a") },
  { path: "/b/", digest: documentDigest("b") },
];

test("the key of a part changes with Pagefind, the settings, our code, and every document, address and order", () => {
  const keys = [
    keyOf(STATE, DOCUMENTS),
    keyOf({ ...STATE, version: "1.6.1" }, DOCUMENTS),
    keyOf({ ...STATE, chunkSize: 5000 }, DOCUMENTS),
    keyOf({ ...STATE, binary: "/other/pagefind" }, DOCUMENTS),
    keyOf({ ...STATE, code: "other code" }, DOCUMENTS),
    keyOf(STATE, DOCUMENTS.toReversed()),
    keyOf(STATE, DOCUMENTS.slice(1)),
    keyOf(STATE, [{ path: "/c/", digest: documentDigest("a") }, ...DOCUMENTS.slice(1)]),
    keyOf(STATE, [{ path: "/a/", digest: documentDigest("c") }, ...DOCUMENTS.slice(1)]),
  ];
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keyOf(STATE, DOCUMENTS), keys[0]);
});

test("the installed Pagefind and our code are part of it", () => {
  const { version, code } = indexerState(6000);
  assert.match(version, /^1\.6\.\d+$/);
  assert.match(code, /addHTMLFile/);
});
