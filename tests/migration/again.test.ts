import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import type { WhenBoth } from "../../src/migration/write/plan-article.ts";
import { Killed, mortalDisk } from "../disk/mortal.ts";
import { MovedWorld, migrated, snapshot } from "./moved-world.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-again-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const [SEQUENCES, STEPS, KILLS] = [5, 6, 6];
const day = (step: number) => `2026-01-${String(step + 1).padStart(2, "0")}T00:00:00-08:00`;

function worldOf(seed: number) {
  const random = seededRandom(seed);
  const world = new MovedWorld(mkdtempSync(join(scratch, `world-${seed}-`)), random);
  for (let count = between(random, 2, 6); count > 0; count -= 1) world.add();
  return { world, random };
}

/** Every word that people put into an article stands where they put it. */
function assertOursThere(world: MovedWorld, told: string): void {
  const folders = world.folders();
  for (const [word, { post, file }] of world.ours) {
    const folder = folders.get(post);
    assert.ok(folder, `${told}: the article of post ${post} is gone`);
    assert.match(readFileSync(join(folder, file), "utf8"), new RegExp(`我们${word}(?!\\d)`), `${told}: post ${post}`);
  }
  for (const post of world.takenAway) assert.equal(folders.has(post), false, `${told}: post ${post} came back`);
}

/** What nobody has touched here is as the export has it. */
function assertTheirsThere(world: MovedWorld, told: string): void {
  const touched = new Set([...world.ours.values()].map(({ post }) => post));
  for (const [post, folder] of world.folders()) {
    const old = world.posts.get(post);
    if (!old || touched.has(post)) continue;
    const there = migrated(old, world.root, day(0));
    assert.equal(readFileSync(join(folder, "article.md"), "utf8"), there.markdown, `${told}: post ${post}`);
    assert.equal(readFileSync(join(folder, "picture.jpg"), "utf8"), old.picture, `${told}: post ${post}`);
    assert.equal(
      JSON.parse(readFileSync(join(folder, "article.json"), "utf8")).title,
      old.title,
      `${told}: post ${post}`,
    );
  }
}

test("whatever is changed there and here, run after run, nothing of ours is lost and nothing is written twice", async () => {
  for (let seed = 0; seed < SEQUENCES; seed += 1) {
    const { world, random } = worldOf(seed);
    for (let step = 0; step < STEPS; step += 1) {
      const told = `seed ${seed}, step ${step}`;
      for (let count = between(random, 0, 3); count > 0; count -= 1)
        pick(random, [() => world.change(), () => world.edit()])();
      const before = snapshot(world.root);
      await world.run(day(step), { dryRun: true });
      const whenBoth = pick(random, ["report", "merge", "keep-ours"] as const);
      assert.deepEqual(
        snapshot(world.root),
        new Map([...before, ...uploads(world)]),
        `${told}: a look wrote something`,
      );
      const here = [...(await world.run(day(step), { whenBoth })).here.keys()];
      assertOursThere(world, told);
      assertTheirsThere(world, told);
      const done = snapshot(world.root);
      const again = await world.run(day(step + 1));
      assert.deepEqual(snapshot(world.root), done, `${told}: a second run wrote something`);
      assert.deepEqual([again.created, again.updated], [0, 0], told);
      for (const identity of here) assert.ok(again.here.has(identity), told);
    }
  }
});

test("where both sides have changed a file, ours stays as it is, whichever file it is", async () => {
  const { world } = worldOf(50);
  await world.run(day(0));
  const [number, folder] = [...world.folders()][0] ?? [];
  const post = world.posts.get(number ?? 0);
  assert.ok(post && folder);
  const edits: Readonly<Record<string, (text: string) => string>> = {
    "article.md": (text) => `我们的一段。\n\n${text}`,
    "article.json": (text) => text.replace(/"title": "/, "$&我们的"),
    "picture.jpg": () => "我们的",
  };
  post.paragraphs.push("他们的一段。");
  [post.title, post.picture] = ["他们的标题", "他们的"];
  const ours = Object.entries(edits).map(([file, edit]) => {
    const path = join(folder, file);
    writeFileSync(path, edit(readFileSync(path, "utf8")));
    return { path, text: readFileSync(path, "utf8") };
  });
  const { threeWay } = await world.run(day(1));
  assert.deepEqual(
    threeWay.map(({ files }) => files.length),
    [3],
  );
  for (const { path, text } of ours) assert.equal(readFileSync(path, "utf8"), text);
});

function uploads(world: MovedWorld) {
  return [...snapshot(world.root)].filter(([path]) => path.startsWith("/uploads/"));
}

/** Runs and dies at a step of its writing. @returns how many steps there were */
async function dying(world: MovedWorld, whenBoth: WhenBoth, dieAt: number): Promise<number> {
  const disk = mortalDisk(dieAt, () => {
    throw new Killed();
  });
  try {
    await world.run(day(1), { whenBoth });
  } catch {
    // Dead, one way or another.
  } finally {
    disk.restore();
  }
  // A real process's would be known to be dead.
  for (const folder of [world.root, world.data].filter((path) => existsSync(path)))
    for (const name of readdirSync(folder))
      if (/\.lock-|^\.new-article-/.test(name)) rmSync(join(folder, name), { recursive: true });
  return disk.steps;
}

test("wherever a run dies, the next one with the same export does the rest, as if it had not died", async () => {
  for (let seed = 0; seed < 2; seed += 1) {
    const { world, random } = worldOf(100 + seed);
    await world.run(day(0));
    for (let count = 8; count > 0; count -= 1) pick(random, [() => world.change(), () => world.edit()])();
    const whenBoth = pick(random, ["report", "merge", "keep-ours"] as const);
    world.export(day(1));
    const copy = (name: string) => {
      const root = join(scratch, `${name}-${seed}`);
      cpSync(world.root, root, { recursive: true });
      return world.at(root);
    };
    const whole = copy("whole");
    const steps = await dying(whole, whenBoth, Number.POSITIVE_INFINITY);
    const done = snapshot(whole.root);
    assert.notDeepEqual(done, snapshot(world.root), "it did nothing");
    for (let kill = 0; kill < KILLS; kill += 1) {
      const dieAt = between(random, 1, steps);
      const killed = copy(`killed-${kill}`);
      await dying(killed, whenBoth, dieAt);
      await dying(killed, whenBoth, Number.POSITIVE_INFINITY);
      assert.deepEqual(snapshot(killed.root), done, `seed ${seed}, died at step ${dieAt} of ${steps}`);
    }
  }
});

test("what a dead run has written is no edit of ours: the next one follows the original, wherever it died", async () => {
  const { world } = worldOf(60);
  await world.run(day(0));
  const [number, folder] = [...world.folders()][0] ?? [];
  const post = world.posts.get(number ?? 0);
  assert.ok(post && folder);
  const change = (text: string) => {
    post.paragraphs = [text];
    post.title = text;
    world.export(day(1));
  };
  change("第0次");
  const steps = await dying(world, "report", Number.POSITIVE_INFINITY);
  for (let dieAt = 1; dieAt <= steps; dieAt += 2) {
    change(`第${dieAt}次。`);
    await dying(world, "report", dieAt);
    change(`又第${dieAt}次。`);
    const { threeWay, updated } = await world.run(day(1));
    assert.deepEqual([threeWay.length, updated], [0, 1], `died at step ${dieAt} of ${steps}`);
    const written: string = readFileSync(join(folder, "article.md"), "utf8");
    assert.equal(written, migrated(post, world.root, day(1)).markdown);
  }
});
