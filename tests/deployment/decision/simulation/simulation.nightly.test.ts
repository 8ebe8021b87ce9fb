import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "../../../../src/deployment/decision/decide.ts";
import { simulate } from "./simulate.ts";

test("10,000 random histories break no promise", (t) => {
  const { broken, deployments, turns, slowest } = simulate(decide, { from: 1000, count: 10_000 });
  t.diagnostic(`${deployments} deployments in ${turns} turns; content was owed for ${slowest} s at most`);
  assert.deepEqual(broken, []);
});
