import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { inParallel } from "../../src/worker/in-parallel.ts";
import { WorkerProcess } from "../../src/worker/worker-process.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-worker-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const file = join(scratch, "program.mts");
const [answers, zod] = ["src/worker/answer-jobs.ts", "node_modules/zod/index.js"].map((path) =>
  JSON.stringify(pathToFileURL(resolve(path)).href),
);
writeFileSync(
  file,
  `import { answerJobs } from ${answers};
import { z } from ${zod};
answerJobs(z.string(), async (job) => {
  if (job === "die") process.kill(process.pid, "SIGKILL");
  if (job === "leave") process.exit(7);
  if (job === "fail") throw new Error("做不成");
  if (job === "slow") await new Promise((done) => setTimeout(done, 200));
  return job.toUpperCase() + process.pid;
});
`,
);
const worker = () => new WorkerProcess<string, string>({ file, answer: z.string(), name: "示例程序" });

test("each job has its own answer or fault, and at the end nobody is left", async () => {
  const own = worker();
  const [slow, quick, failed] = [own.run("slow"), own.run("a"), own.run("fail")];
  const first = await Promise.race([slow, quick]);
  assert.match(first, /^A\d+$/);
  await assert.rejects(failed, /^Error: 做不成$/);
  const pid = Number((await slow).slice("SLOW".length));
  await own.close();
  assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
});

test("a job that takes long to write leaves its program waited for", async (t) => {
  const channels = () => process.getActiveResourcesInfo().filter((name) => name === "PipeWrap").length;
  const before = channels();
  const own = worker();
  t.after(() => own.kill());
  await own.run("a".repeat(4_000_000));
  assert.equal(channels(), before + 1);
});

test("a process that dies fails every job that waits, naming what they are about, and those that come after", async () => {
  for (const [job, reason] of [
    ["die", "SIGKILL，多半是内存不够"],
    ["leave", "退出码 7"],
  ] as const) {
    const own = worker();
    const slow = own.run("slow", "甲");
    const [one, other] = await Promise.allSettled([slow, own.run(job, "乙")]);
    for (const end of [one, other])
      assert.equal(
        end.status === "rejected" && end.reason.message,
        `示例程序中途停止（${reason}），当时在处理 甲、乙。`,
      );
    await assert.rejects(own.run("a"), new RegExp(`^Error: 示例程序中途停止（${reason}）。$`));
    await own.close();
  }
});

test("one that is stopped says so without a guess, and may be stopped or closed before it was started", async () => {
  const own = worker();
  const slow = own.run("slow", "甲");
  slow.catch(() => {});
  await own.kill();
  await assert.rejects(slow, /示例程序中途停止（SIGKILL），当时在处理 甲。$/);
  await Promise.all([worker().kill(), worker().close()]);
});

test("when one of many jobs fails no other is begun, and those begun are waited for", async () => {
  const done: number[] = [];
  const work = async (item: number) => {
    await new Promise((wait) => setTimeout(wait, item === 1 ? 5 : 30));
    if (item === 1) throw new Error("one");
    done.push(item);
  };
  await assert.rejects(inParallel([0, 1, 2, 3], 2, work), /one/);
  assert.deepEqual(done, [0]);
  await inParallel([4, 5], 9, work);
  assert.deepEqual(done, [0, 4, 5]);
});
