import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { filesOf, tornIn, WRITING } from "./commands.ts";
import { Killed, mortalDisk } from "./mortal.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-killed-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Of each command; real processes are killed every night (killed-commands.nightly.test.ts). */
const KILLS = 2;

const die = (): never => {
  throw new Killed();
};

/** Runs a command that dies at a step of its writing. @returns how many steps there were */
async function runMortal(run: () => unknown, dieAt: number): Promise<number> {
  const disk = mortalDisk(dieAt, die);
  try {
    await run();
  } catch {
    // Dead, one way or another.
  } finally {
    disk.restore();
  }
  return disk.steps;
}

/** A real process's would be known to be dead. */
function clearTickets(root: string): void {
  for (const name of readdirSync(root)) if (name.includes(".lock-")) rmSync(join(root, name));
}

test("a command that writes its file in place is found out", async () => {
  const root = mkdtempSync(join(scratch, "careless-"));
  const file = join(root, "withdrawals.json");
  writeFileSync(file, "[]");
  const before = filesOf(root);
  await runMortal(() => writeFileSync(file, '[{"path": "/2025/05/sample/"}]'), 1);
  assert.deepEqual(tornIn(filesOf(root), before, before), ["/withdrawals.json"]);
});

for (const [name, { prepare, run, again }] of Object.entries(WRITING)) {
  if (name === "release") continue; // Mostly git, and slow; at night.
  test(`${name}: wherever it dies, every file is the old one or the new one, and the next run does the rest`, async () => {
    const world = async () => {
      const root = mkdtempSync(join(scratch, `${name}-`));
      await prepare(root);
      return root;
    };
    const whole = await world();
    const before = filesOf(whole);
    const steps = await runMortal(() => run(whole), Number.POSITIVE_INFINITY);
    const done = filesOf(whole);
    assert.notDeepEqual(done, before);
    const kills = Math.min(KILLS, steps);
    for (let kill = 0; kill < kills; kill += 1) {
      const dieAt = 1 + Math.floor(((kill + 0.5) * steps) / kills);
      const root = await world();
      await runMortal(() => run(root), dieAt);
      assert.deepEqual(tornIn(filesOf(root), before, done), [], `died at step ${dieAt} of ${steps}`);
      if (!again) continue;
      clearTickets(root);
      await run(root);
      assert.deepEqual(filesOf(root), done, `died at step ${dieAt} of ${steps}`);
    }
  });
}
