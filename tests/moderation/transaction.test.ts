import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { test } from "node:test";
import { ChangedMeanwhile } from "../../src/disk/replace-file.ts";
import { type Change, commit, finishInterrupted } from "../../src/moderation/transaction.ts";
import { DISK, type Disk } from "../../src/moderation/transaction-disk.ts";
import { type Desk, newDesk } from "./desk.ts";

/** A run like an approval with an answer, among others. */
const CHANGES: readonly Change[] = [
  { at: "data", name: "comments/2025/05/sample/a.json", text: "甲".repeat(50) },
  { at: "data", name: "comments/2025/05/sample/b.json", text: "乙".repeat(50) },
  { removed: { "20250520T010000Z-0123456789ab": "2025-05-21" } },
  { at: "inbox", name: "queue/a.json", text: null },
  { at: "inbox", name: "queue/c.json", text: "丙".repeat(50) },
];

class Killed extends Error {}

/** Does so many things, the last of them half, and then nothing any more. */
function dyingDisk(steps: number): Disk {
  let left = steps;
  const alive = () => {
    left -= 1;
    return left > 0;
  };
  return {
    async write(path, text, secret) {
      if (alive()) return DISK.write(path, text, secret);
      if (left === 0) {
        await mkdir(dirname(path), { recursive: true });
        writeFileSync(path, text.slice(0, text.length / 2));
      }
      throw new Killed();
    },
    async folder(path, secret) {
      if (alive()) return DISK.folder(path, secret);
      throw new Killed();
    },
    async flush(path) {
      if (alive()) return DISK.flush(path);
      throw new Killed();
    },
    async rename(from, to) {
      if (alive()) return DISK.rename(from, to);
      throw new Killed();
    },
    async replace(path, text, was) {
      if (alive()) return DISK.replace(path, text, was);
      throw new Killed();
    },
    async sync(folder) {
      if (alive()) return DISK.sync(folder);
      throw new Killed();
    },
    async remove(path) {
      if (alive()) return DISK.remove(path);
      throw new Killed();
    },
    async prune(folder) {
      if (alive()) return DISK.prune(folder);
      throw new Killed();
    },
  };
}

function deskBefore(): Desk {
  const desk = newDesk();
  desk.put("inbox/queue/a.json", "甲");
  desk.put("data/comments/2025/05/sample/b.json", "旧");
  return desk;
}

const removedIn = (desk: Desk) => Object.keys(JSON.parse(desk.files()["data/comments/removed.json"] ?? "{}"));

test("a run that is killed at any step has happened whole, or not at all, when the next one begins", async () => {
  const before = deskBefore().files();
  const finished = deskBefore();
  await commit(finished.places, CHANGES);
  const after = finished.files();
  const outcomes: string[] = [];
  for (let steps = 1; ; steps += 1) {
    const desk = deskBefore();
    const died = await commit(desk.places, CHANGES, dyingDisk(steps)).then(
      () => false,
      (error) => error instanceof Killed || Promise.reject(error),
    );
    await finishInterrupted(desk.places);
    const files = desk.files();
    outcomes.push(Object.keys(files).length === Object.keys(before).length ? "before" : "after");
    assert.deepEqual(files, outcomes.at(-1) === "before" ? before : after, `killed at step ${steps}`);
    if (!died) break;
  }
  assert.equal(outcomes.filter((outcome) => outcome === "before").length, 4, "only until the journal stands");
  assert.ok(outcomes.length > CHANGES.length * 2, "every step was tried");
});

test("finishing may be killed as well", async () => {
  const finished = deskBefore();
  await commit(finished.places, CHANGES);
  for (let steps = 1; steps < 10; steps += 1) {
    const desk = deskBefore();
    await assert.rejects(commit(desk.places, CHANGES, dyingDisk(6)), Killed);
    await finishInterrupted(desk.places, dyingDisk(steps)).catch((error) => assert.ok(error instanceof Killed));
    await finishInterrupted(desk.places);
    assert.deepEqual(desk.files(), finished.files());
  }
});

test("every command finishes what was left, and says so", async () => {
  const desk = newDesk();
  desk.put(
    "data/comments.journal",
    JSON.stringify({ inbox: "moved away", changes: [{ at: "inbox", name: "x.txt", text: "x" }] }),
  );
  const { status, stderr } = await desk.run(["check"]);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /已经补完（1 处改动）/);
  assert.deepEqual(desk.files(), { "inbox/x.txt": "x" });
});

test("a journal that leads out of its folders is not followed", async () => {
  const desk = newDesk();
  desk.put(
    "data/comments.journal",
    JSON.stringify({ inbox: "", changes: [{ at: "inbox", name: "../data/site.json", text: "" }] }),
  );
  await assert.rejects(finishInterrupted(desk.places), /读不懂/);
});

test("what somebody saves into removed.json meanwhile stays, whatever was about to be written", async () => {
  const desk = deskBefore();
  const [mine, theirs] = ["20250520T010000Z-0123456789ab", "20250520T020000Z-ba9876543210"];
  const saved = () => desk.put("data/comments/removed.json", JSON.stringify({ [theirs]: "2025-05-20" }));
  const disk: Disk = {
    ...DISK,
    replace(path, text, was) {
      saved();
      return DISK.replace(path, text, was);
    },
  };
  await assert.rejects(commit(desk.places, CHANGES, disk), ChangedMeanwhile);
  assert.deepEqual(removedIn(desk), [theirs]);
  assert.equal(await finishInterrupted(desk.places), CHANGES.length, "the next command does it");
  assert.deepEqual(removedIn(desk), [mine, theirs]);
});
