import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { inScratch, unlike } from "../fuzz/folders.ts";
import { samplePublication } from "../fuzz/sample-publication.ts";
import { proveSequences } from "../fuzz/sequences.ts";
import { editSoundly } from "../fuzz/sound-edits.ts";
import { writeSample } from "../fuzz/write-sample.ts";
import { npxProgram } from "../runner/npx-program.ts";
import { growthOver } from "./growth.ts";
import { buildApart } from "./processes.ts";

const RICH = { traditional: true, pictures: true, search: true };
const SEED = Math.floor(Date.now() / 86_400_000);
const ROUNDS = 5;
const EDITS = 5;

/** Another file system than that of temporary files, where there is one. */
const elsewhere = ["/dev/shm", "node_modules"].find(
  (folder) => existsSync(folder) && statSync(folder).dev !== statSync(tmpdir()).dev,
);

test("two builds at once with one cache each make the clean site", (context) =>
  inScratch(async (folder) => {
    context.diagnostic(`seed ${SEED}`);
    const random = seededRandom(SEED);
    let one = samplePublication(random, RICH);
    const cache = join(folder, "cache");
    for (let round = 0; round < ROUNDS; round += 1) {
      const other = await editSoundly(one, EDITS, random, join(folder, "other"));
      const builds = [one, other].map((publication, at) => {
        const folders = writeSample(publication, join(folder, String(at)));
        return { folders, now: publication.now, output: join(folder, `site-${at}`, "site") };
      });
      const together = await Promise.all(builds.map((build) => buildApart({ ...build, cache })));
      for (const [at, build] of builds.entries()) {
        const clean = await buildApart({ ...build, output: join(folder, "clean", "site") });
        assert.deepEqual(unlike(together[at] ?? new Map(), clean), [], `seed ${SEED}, round ${round}, build ${at}`);
      }
      one = other;
    }
  }));

test("what one version of Node has kept, another does not take for its own", (context) =>
  inScratch(async (folder) => {
    const major = process.versions.node.startsWith("22") ? 24 : 22;
    const node = process.env.OTHER_NODE ?? npxProgram(`node@${major}`, "node");
    context.diagnostic(`seed ${SEED}, ${node}`);
    const random = seededRandom(SEED);
    let publication = samplePublication(random, RICH);
    const [cache, output] = [join(folder, "cache"), join(folder, "kept", "site")];
    for (const program of [process.execPath, node, process.execPath, node]) {
      const folders = writeSample(publication, join(folder, "publication"));
      const build = { folders, now: publication.now, node: program };
      const kept = await buildApart({ ...build, cache, output });
      const clean = await buildApart({ ...build, output: join(folder, "clean", "site") });
      assert.deepEqual(unlike(kept, clean), [], `seed ${SEED}`);
      if (random() < 0.5) publication = await editSoundly(publication, 1, random, join(folder, "publication"));
    }
  }));

test("a cache on another file system, from which nothing can be linked, makes the clean site", {
  skip: elsewhere === undefined,
}, async () => {
  const folder = mkdtempSync(join(elsewhere ?? "", "laiyuan-kept-"));
  try {
    const { failures } = await proveSequences(20, SEED, () => {}, { cache: join(folder, "cache"), rich: true });
    assert.deepEqual(failures, [], `seed ${SEED}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a cache that was packed, carried elsewhere and unpacked makes the clean site", (context) =>
  inScratch(async (folder) => {
    context.diagnostic(`seed ${SEED}`);
    const publication = samplePublication(seededRandom(SEED), RICH);
    const folders = writeSample(publication, join(folder, "publication"));
    const build = { folders, now: publication.now };
    await buildApart({ ...build, cache: join(folder, "cache"), output: join(folder, "first", "site") });
    cpSync(join(folder, "cache"), join(folder, "carried"), { recursive: true, preserveTimestamps: true });
    const kept = await buildApart({ ...build, cache: join(folder, "carried"), output: join(folder, "kept", "site") });
    const clean = await buildApart({ ...build, output: join(folder, "clean", "site") });
    assert.deepEqual(unlike(kept, clean), []);
  }));

test("what is kept does not grow with thirty edits back and forth, with everything that can be kept", async () => {
  const { after, fresh } = await growthOver(30, SEED, RICH);
  // A preview, and an address that the site had for a while, have folders of their own for thirty days.
  assert.ok(after <= 3 * fresh, `seed ${SEED}: ${after} bytes after all the edits, ${fresh} in a fresh cache`);
});
