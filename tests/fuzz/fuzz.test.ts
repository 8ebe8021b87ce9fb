import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { STEPS } from "../../src/build/steps.ts";
import { proveCodeChanges } from "./code-changes.ts";
import { runFuzz } from "./command.ts";
import { CIRCUMSTANCES, MISTAKES } from "./edits/circumstances.ts";
import { EDITS, eventAtRandom } from "./edits.ts";
import { samplePublication } from "./sample-publication.ts";
import { proveSequences } from "./sequences.ts";

const silent = () => {};

test("after random sequences of edits of everything the cached output is the clean one, byte for byte", async () => {
  const { sequences, cachedBuilds, refused, failures, reused } = await proveSequences(20, 1, silent);
  assert.equal(sequences, 20);
  assert.deepEqual(failures, [], "seed 1");
  assert.ok(reused.pictures + reused.shards > 0, "a cache that is never used proves nothing");
  assert.ok(reused.builds > 0, "nor does one whose last build is never taken once more");
  assert.ok(refused < cachedBuilds / 3, "a publication that is always refused proves nothing");
});

test("output that depends on the cache is found, and the place where", async () => {
  const { failures } = await proveSequences(1, 1, silent, {
    faulty: {
      redirects(publication, output, traditional) {
        const count = STEPS.redirects(publication, output, traditional);
        if (output.includes("cached")) appendFileSync(join(output, "_redirects"), "# cached\n");
        return count;
      },
    },
  });
  const unlike = failures.flatMap((failure) => failure.unlike);
  assert.deepEqual(
    unlike.map((difference) => difference.split(":")[0]),
    ["/_redirects", "manifest"],
  );
  assert.match(unlike[0] ?? "", /at \d+ ".*# cached/);
});

test("a refusal in other words is found", async () => {
  const { failures } = await proveSequences(1, 1, silent, {
    faulty: {
      read: async (folders, now, mode, gate) => {
        if (gate.cache !== undefined) throw new Error("kept");
        return STEPS.read(folders, now, mode, gate);
      },
    },
  });
  assert.match(failures[0]?.unlike[0] ?? "", /^said: at 0 "kept"/);
});

test("after a change of the program the cached output is the clean one", async () => {
  const plain = { traditional: false, pictures: false, search: false };
  const { failures, files } = await proveCodeChanges(1, 7, silent, plain);
  assert.deepEqual([failures, files], [[], ["_includes/partials/disclaimer/Disclaimer.tsx"]]);
});

test("every kind of edit is made sooner or later, and the same seed makes the same ones", () => {
  const edits = (seed: number) => {
    const random = seededRandom(seed);
    const publication = samplePublication(random, { traditional: false, pictures: true, search: true });
    return Array.from({ length: 2200 }, () => eventAtRandom(publication, random));
  };
  assert.deepEqual(edits(5), edits(5));
  assert.deepEqual([...new Set(edits(5))].sort(), Object.keys({ ...EDITS, ...CIRCUMSTANCES, ...MISTAKES }).sort());
});

test("wrong usage is told apart", async () => {
  assert.equal(await runFuzz([]), 2);
  assert.equal(await runFuzz(["--kills", "many"]), 2);
  assert.equal(await runFuzz(["--help"]), 0);
});
