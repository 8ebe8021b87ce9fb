import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { generatedFiles } from "../../src/build/generate.ts";
import { REMEDIES } from "../../src/domain/problem.ts";

test("the authors' guide explains every error code with the words the build uses, and no code that is gone", () => {
  const guide = readFileSync("docs/作者指南.md", "utf8");
  const rows = [...guide.matchAll(/^\| `([a-z0-9-]+)` \| (.*) \|$/gm)].map(([, code = "", remedy = ""]) => [
    code,
    remedy,
  ]);
  const codes = rows.filter(([code = ""]) => code in REMEDIES || code.includes("-"));
  assert.deepEqual(Object.fromEntries(codes), { ...REMEDIES });
});

test("the committed JSON Schema and field table are what the schema gives", () => {
  for (const [path, text] of generatedFiles())
    assert.equal(readFileSync(path, "utf8"), text, `${path}: run npm run generate`);
});
