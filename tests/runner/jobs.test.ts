import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { type Job, longestFirst, runJobs } from "./jobs.ts";

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Jobs that write down what runs beside what. */
function watched(random: () => number, count: number, alone: ReadonlySet<number>) {
  const running = new Set<number>();
  const seen: { job: number; beside: number[] }[] = [];
  const done: number[] = [];
  const jobs: Job[] = [];
  for (let number = 0; number < count; number += 1) {
    const before = number > 0 && random() < 0.3 ? jobs[between(random, 0, number - 1)] : undefined;
    jobs.push({
      alone: alone.has(number),
      ...(before && { after: before }),
      async run() {
        if (before) assert.ok(done.includes(jobs.indexOf(before)), `${number} began too early`);
        seen.push({ job: number, beside: [...running] });
        running.add(number);
        for (let turns = between(random, 0, 5); turns > 0; turns -= 1) await soon();
        running.delete(number);
        done.push(number);
      },
    });
  }
  return { jobs, seen, done };
}

test("every job runs once, no more at a time than cores, after what it waits for, and alone where it has to", async () => {
  const random = seededRandom(24);
  for (let round = 0; round < 100; round += 1) {
    const count = between(random, 0, 12);
    const cores = between(random, 1, 4);
    const alone = new Set(Array.from({ length: count }, (_, number) => number).filter(() => random() < 0.2));
    const { jobs, seen, done } = watched(random, count, alone);
    await runJobs(jobs, cores);
    assert.equal(new Set(done).size, count);
    for (const { job, beside } of seen) {
      assert.ok(beside.length < cores);
      if (alone.has(job) || beside.some((other) => alone.has(other))) assert.deepEqual(beside, []);
    }
  }
});

test("two cores are kept busy: as long as jobs wait, two run", async () => {
  const { jobs, seen } = watched(seededRandom(1), 0, new Set());
  const release: (() => void)[] = [];
  for (let number = 0; number < 4; number += 1)
    jobs.push({ run: () => new Promise((resolve) => release.push(resolve)) });
  const all = runJobs(jobs, 2);
  for (let ended = 0; ended < 4; ended += 1) {
    await soon();
    assert.equal(release.length, Math.min(4, ended + 2));
    release[ended]?.();
  }
  await all;
  assert.equal(seen.length, 0);
});

test("when a job throws, those that run end, no other begins, and it is told", async () => {
  const began: string[] = [];
  const job = (name: string, work: () => Promise<void>): Job => ({
    run() {
      began.push(name);
      return work();
    },
  });
  const jobs = [job("slow", soon), job("broken", () => Promise.reject(new Error("seeded"))), job("later", soon)];
  await assert.rejects(runJobs(jobs, 2), /seeded/);
  assert.deepEqual(began, ["slow", "broken"]);
});

test("the longest come first", () => {
  assert.deepEqual(
    longestFirst([3, 9, 5], (seconds) => seconds),
    [9, 5, 3],
  );
});
