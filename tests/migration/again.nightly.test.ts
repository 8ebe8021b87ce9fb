import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { WHEN_BOTH } from "../../src/migration/write/plan-article.ts";
import { MovedWorld, snapshot } from "./moved-world.ts";

const PROGRAM = fileURLToPath(new URL("killed-move.ts", import.meta.url));
const [WORLDS, KILLS] = [10, 20];
const FIRST = "2026-01-01T00:00:00-08:00";
const SECOND = "2026-01-02T00:00:00-08:00";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-killed-moves-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const day = Math.floor(Date.now() / 86_400_000);

/** Everything that lies there, tickets and leftovers as well. */
function everythingIn(root: string) {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => !/^articles\/\d{4}(\/\d{2})?$/.test(name),
  );
  return { names: names.toSorted(), files: snapshot(root) };
}

for (let world = 0; world < WORLDS; world += 1)
  test(`${KILLS} real kills of a move leave it whole: the next run does the rest, and nothing of the dead one is left (${world + 1} of ${WORLDS})`, () => {
    const seed = day * WORLDS + world;
    const random = seededRandom(seed);
    const whole = new MovedWorld(mkdtempSync(join(scratch, "world-")), random);
    const posts = join(scratch, `posts-${world}.json`);
    const run = (root: string, moved: string, step: number, whenBoth: string) => {
      writeFileSync(posts, JSON.stringify([...whole.posts.values()]));
      const args = ["scripts/bundled.mjs", PROGRAM, root, posts, moved, whenBoth, String(step)];
      const { signal, status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      return { signal, status, stderr, steps: Number(/\d+$/.exec(stderr)?.[0]) };
    };
    for (let count = between(random, 4, 12); count > 0; count -= 1) whole.add();
    assert.equal(run(whole.root, FIRST, 0, "report").status, 0);
    for (let count = 12; count > 0; count -= 1) pick(random, [() => whole.change(), () => whole.edit()])();
    whole.export(SECOND);
    const before = mkdtempSync(join(scratch, "before-"));
    cpSync(whole.root, before, { recursive: true });
    const whenBoth = pick(random, WHEN_BOTH);
    const { steps, stderr } = run(whole.root, SECOND, 0, whenBoth);
    assert.ok(steps > 0, stderr);
    const done = everythingIn(whole.root);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const root = mkdtempSync(join(scratch, "killed-"));
      cpSync(before, root, { recursive: true });
      // Now and then the one that goes on is killed as well.
      const kills = between(random, 1, 2);
      for (let count = 0; count < kills; count += 1) {
        const { signal } = run(root, SECOND, between(random, 1, steps), whenBoth);
        // What goes on has fewer steps, so that it may be done before it is killed.
        if (count === 0) assert.equal(signal, "SIGKILL", `seed ${seed}, kill ${kill}`);
      }
      assert.equal(run(root, SECOND, 0, whenBoth).status, 0);
      assert.deepEqual(everythingIn(root), done, `seed ${seed}, kill ${kill}`);
      rmSync(root, { recursive: true });
    }
  });
