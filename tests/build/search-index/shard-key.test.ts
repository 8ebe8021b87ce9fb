import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PROGRAM } from "../../../src/build/search-index/run-pagefind.ts";
import { indexerState } from "../../../src/build/search-index/shard-key.ts";

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
