import assert from "node:assert/strict";
import { test } from "node:test";
import { exitCodeOf } from "./command.ts";

test("one failure of any proof is a promise that does not hold", () => {
  const kills = { kills: 1, found: { old: 1, new: 0, none: 0 }, late: 0, lines: {}, failures: [] };
  const code = { changes: 1, files: [], reused: { pictures: 0, shards: 0 }, failures: [] };
  assert.equal(exitCodeOf({ kills, code }), 0);
  assert.equal(exitCodeOf({ kills, code: { ...code, failures: ["不同"] } }), 1);
  assert.equal(exitCodeOf({ kills: { ...kills, failures: ["留下了两半"] }, code }), 1);
});
