import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "../../../../src/deployment/decision/decide.ts";
import { simulate } from "./simulate.ts";

// simulation.nightly.test.ts lives through 10,000 more.
test("in 500 random histories all that can be built is public in time, and nothing untested or taken back ever is", () => {
  const { broken, deployments, turns } = simulate(decide, { from: 0, count: 500 });
  assert.deepEqual(broken, []);
  assert.ok(deployments > 5000 && turns > 10_000, `hardly anything happened: ${deployments} of ${turns}`);
});
