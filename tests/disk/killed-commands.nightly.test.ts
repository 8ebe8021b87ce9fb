import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { withLocks } from "../../src/disk/lock.ts";
import { filesOf, tornIn, WRITING } from "./commands.ts";

const PROGRAM = fileURLToPath(new URL("killed-command.ts", import.meta.url));
const KILLS = 200;

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-kills-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const commands = Object.entries(WRITING);
const random = seededRandom(Math.floor(Date.now() / 86_400_000));

const runProgram = (name: string, root: string, step: number) => {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", PROGRAM, name, root, String(step)],
    { encoding: "utf8" },
  );
  return { signal, status, steps: Number(/\d+$/.exec(stderr)?.[0]), stderr };
};
/** Everything that lies there, halves and tickets as well, but what git keeps, and folders of years and months, as git. */
const namesIn = (root: string) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => !/^\.git\/|\/\d{4}(\/\d{2})?$/.test(name))
    .sort();

for (const [at, [name, { prepare, run, again }]] of commands.entries()) {
  const kills = Math.floor((KILLS + at) / commands.length);
  test(`${name}: ${kills} real kills tear nothing, and the next command leaves nothing of the dead one`, async () => {
    const world = async () => {
      const root = mkdtempSync(join(scratch, `${name}-`));
      await prepare(root);
      return root;
    };
    const whole = await world();
    const before = filesOf(whole);
    const { steps, stderr } = runProgram(name, whole, 0);
    assert.ok(steps > 0, stderr);
    const [done, names] = [filesOf(whole), namesIn(whole)];
    assert.notDeepEqual(done, before, "it did nothing");
    for (let kill = 0; kill < kills; kill += 1) {
      const step = between(random, 1, steps);
      const root = await world();
      assert.equal(runProgram(name, root, step).signal, "SIGKILL");
      assert.deepEqual(tornIn(filesOf(root), before, done), [], `killed at step ${step} of ${steps}`);
      if (again) {
        await run(root);
        // Where nothing was left to do nobody took the lock; the next who does clears the tickets of the dead away.
        await withLocks(
          ["articles", "data", "inbox"].map((name) => join(root, name)),
          assert.fail,
          () => undefined,
        );
        assert.deepEqual(filesOf(root), done, `killed at step ${step} of ${steps}`);
        assert.deepEqual(namesIn(root), names, `killed at step ${step} of ${steps}`);
      }
      rmSync(root, { recursive: true, force: true });
    }
  });
}
