import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

/** What Node cannot simply leave out: enums, namespaces with code, parameter properties, imports without an ending. */
const NOT_ERASABLE =
  /^\s*(?:export )?(?:const )?enum |^\s*(?:export )?namespace |constructor\([^)]*\b(?:public|private|protected|readonly) |import \w+ = require/m;

/** Modules that a program loads, from its own text on; each with the specifiers that are neither Node's nor files. */
function loadedBy(entry: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  const text = readFileSync(entry, "utf8");
  const imports = [
    ...text.matchAll(/^(?:import|export)\b(?! type\b)[^;]*?from "([^"]+)";/gms),
    ...text.matchAll(/\bimport\("([^"]+)"\)/g),
  ].map(([, name = ""]) => name);
  const files = imports.filter((name) => name.startsWith("."));
  seen.set(
    entry,
    imports.filter((name) => !name.startsWith(".") && !name.startsWith("node:")),
  );
  for (const file of files) {
    const path = join(entry, "..", file);
    if (!seen.has(path)) loadedBy(path, seen);
  }
  return seen;
}

test("publishing is planned from a bare checkout: Node, files of ours, and types that can be left out", () => {
  const loaded = loadedBy("scripts/deploy.ts");
  assert.ok(loaded.has(join("src", "deployment", "decision", "decide.ts")));
  for (const [path, foreign] of loaded) {
    assert.deepEqual(foreign, [], `${path} needs an installation`);
    assert.match(
      path,
      /^(?:(?:scripts|src[\\/](?:deployment|terminal))[\\/].*|src[\\/]domain[\\/]file-name)\.ts$/,
      `${path} is not in the sparse checkout`,
    );
    assert.doesNotMatch(readFileSync(path, "utf8"), NOT_ERASABLE, `${path} needs a compiler`);
  }
});
