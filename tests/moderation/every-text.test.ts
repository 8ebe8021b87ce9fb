import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { playCommunity } from "./every-text.ts";

test("every text that readers have sent is published, waiting or refused by name, whatever happens on its way", async () => {
  let published = 0;
  for (let seed = 0; seed < 20; seed += 1) published += await playCommunity(seededRandom(seed), 10, `seed ${seed}`);
  assert.ok(published > 10, "some of it came out");
});
