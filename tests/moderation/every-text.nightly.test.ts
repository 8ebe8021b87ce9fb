import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { playCommunity } from "./every-text.ts";

const SEQUENCES = 300;
const ACTS = 40;

test(`every text of ${SEQUENCES} communities is published, waiting or refused by name`, async () => {
  // Behind those that are played by day.
  for (let seed = 1000; seed < 1000 + SEQUENCES; seed += 1)
    await playCommunity(seededRandom(seed), ACTS, `seed ${seed}`);
});
