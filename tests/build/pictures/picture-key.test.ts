import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { importsOf } from "../../architecture/imports.ts";

/** Files by whose code a result comes about: this one and all it imports, as far as they are there at run time. */
function codeBehind(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const imports = importsOf([{ path, text: readFileSync(path, "utf8") }]);
  for (const { to, typeOnly } of imports) if (!typeOnly) codeBehind(to, seen);
  return seen;
}

/** What a file names as the code by which pictures are decoded. */
function named(file: string): ReadonlySet<string> {
  const [, list = ""] = /const FILES = \[([^\]]*)\]/.exec(readFileSync(file, "utf8")) ?? [];
  return new Set([...list.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => posix.join(posix.dirname(file), name)));
}

test("no picture of the cache is taken for a new one when any code has changed that makes it", () => {
  assert.deepEqual(
    [...named("src/gate/pictures/decoding-code.ts"), "src/build/pictures/encode.ts"].sort(),
    [...codeBehind("src/build/pictures/encode.ts")].sort(),
  );
});
