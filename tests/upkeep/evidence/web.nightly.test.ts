import assert from "node:assert/strict";
import { test } from "node:test";
import { playPairs } from "./served-pairs.ts";

test("of more than a thousand pairs of pages on a real server hardly one alarm is false, and hardly one change is missed", async () => {
  assert.ok((await playPairs(10, 80)) >= 1000);
});
