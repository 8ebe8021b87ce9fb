import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FINDING_REMEDIES } from "../../../src/build/verify/finding.ts";

test("the contract of the build explains every finding with the words the build uses, and none that is gone", () => {
  const contract = readFileSync("docs/contracts/build.md", "utf8");
  const rows = [...contract.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, code = "", remedy = ""]) => [
    code,
    remedy,
  ]);
  assert.deepEqual(Object.fromEntries(rows), { ...FINDING_REMEDIES });
});
