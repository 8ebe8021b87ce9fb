import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { STEPS } from "../../src/build/steps.ts";
import { proveCodeChanges } from "./code-changes.ts";
import { runFuzz } from "./command.ts";
import { EDITS, editAtRandom } from "./edits.ts";
import { samplePublication } from "./sample-publication.ts";
import { proveSequences } from "./sequences.ts";

const silent = () => {};

test("after a few random sequences of edits the cached output is the clean one, byte for byte", async () => {
  const { sequences, failures, reused } = await proveSequences(3, 1, silent);
  assert.equal(sequences, 3);
  assert.deepEqual(failures, []);
  assert.ok(reused.pictures + reused.shards > 0, "a cache that is never used proves nothing");
});

test("output that depends on the cache is found", async () => {
  const { failures } = await proveSequences(1, 1, silent, {
    redirects(publication, output, traditional) {
      const count = STEPS.redirects(publication, output, traditional);
      if (output.includes("cached")) appendFileSync(join(output, "_redirects"), "# cached\n");
      return count;
    },
  });
  assert.deepEqual(
    failures.map(({ unlike }) => unlike),
    [["/_redirects"]],
  );
});

test("after a change of the program the cached output is the clean one", async () => {
  const { failures, files } = await proveCodeChanges(1, 1, silent);
  assert.deepEqual([failures, files.length], [[], 1]);
});

test("every kind of edit is made sooner or later, and the same seed makes the same ones", () => {
  const edits = (seed: number) => {
    const random = seededRandom(seed);
    const publication = samplePublication(random, false);
    return Array.from({ length: 600 }, () => editAtRandom(publication, random));
  };
  assert.deepEqual(edits(5), edits(5));
  assert.deepEqual([...new Set(edits(5))].sort(), Object.keys(EDITS).sort());
});

test("wrong usage is told apart", async () => {
  assert.equal(await runFuzz([]), 2);
  assert.equal(await runFuzz(["--kills", "many"]), 2);
  assert.equal(await runFuzz(["--help"]), 0);
});
