import assert from "node:assert/strict";
import { test } from "node:test";
import { touchNothingForeign } from "./one-page-build.ts";

test("in 10,000 random layouts a build never changes anything that was there before and is not its own", async () => {
  const built = await touchNothingForeign(Array.from({ length: 10_000 }, (_, seed) => 1_000 + seed));
  assert.ok(built > 2_000, `only ${built} builds went through`);
});
