import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { takeLock, withLocks } from "../../src/disk/lock.ts";
import { beginningByPs, beginningOf } from "../../src/disk/running-process.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-lock-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const silent = () => {};
const HOLDER = fileURLToPath(new URL("lock-holder.ts", import.meta.url));

/** Another process that takes the lock of an output and says so. */
function holder(output: string, rounds = 1): { child: ChildProcess; holds: Promise<unknown>; ended: Promise<unknown> } {
  const child = fork(HOLDER, [output, String(rounds)]);
  return {
    child,
    holds: new Promise((resolve) => child.once("message", resolve)),
    ended: new Promise((resolve) => child.once("close", resolve)),
  };
}

test("a second build waits, tells whom it waits for, and goes on when the first is done", async () => {
  const output = join(scratch, "waits");
  const other = holder(output);
  await other.holds;
  const said: string[] = [];
  const lock = await takeLock(output, (text) => {
    said.push(text);
    other.child.send("release");
  });
  assert.deepEqual(said, [`  另一个命令（进程 ${other.child.pid}）正在写 ${output}，等它结束……`]);
  assert.ok(lock.isHeld());
  lock.release();
  await other.ended;
  assert.deepEqual(readdirSync(scratch), []);
});

test("the lock of a killed build is free, and its ticket is cleared away", async () => {
  const output = join(scratch, "killed");
  const other = holder(output);
  await other.holds;
  other.child.kill("SIGKILL");
  await other.ended;
  assert.equal(readdirSync(scratch).length, 1);
  const lock = await takeLock(output, assert.fail);
  lock.release();
  assert.deepEqual(readdirSync(scratch), []);
});

test("a process that got the number of a dead build is not taken for it", async () => {
  const output = join(scratch, "reused");
  const earlier = Number(beginningOf(process.ppid)) - 1;
  writeFileSync(`${output}.lock-1-${process.ppid}-${earlier}`, "");
  const lock = await takeLock(output, assert.fail);
  lock.release();
  assert.deepEqual(readdirSync(scratch), []);
});

test("outputs side by side do not wait for each other, also when one name begins with the other", async () => {
  const locks = [await takeLock(join(scratch, "_site"), silent)];
  locks.push(await takeLock(join(scratch, "_site.preview"), silent));
  for (const lock of locks) lock.release();
});

test("whose ticket was deleted no longer holds the lock", async () => {
  const output = join(scratch, "deleted");
  const lock = await takeLock(output, silent);
  for (const name of readdirSync(scratch)) rmSync(join(scratch, name));
  assert.ok(!lock.isHeld());
});

test("of many processes that take the lock again and again, no two hold it at the same time", async () => {
  const output = join(scratch, "many");
  const rounds = 8;
  const others = Array.from({ length: 4 }, () => holder(output, rounds));
  for (const { ended } of others) await ended;
  const diary = readFileSync(`${output}.diary`, "utf8").trim().split("\n");
  assert.equal(diary.length, 2 * others.length * rounds);
  for (let at = 0; at < diary.length; at += 2) {
    assert.equal(diary[at + 1], diary[at]?.replace("in", "out"), `entry ${at}`);
  }
  assert.deepEqual(readdirSync(scratch), ["many.diary"]);
  rmSync(`${output}.diary`);
});

test("who comes through a link waits for who came by the name", async () => {
  const [folder, link] = [join(scratch, "data"), join(scratch, "linked")];
  mkdirSync(folder);
  symlinkSync(folder, link);
  const lock = await takeLock(folder, silent);
  await assert.rejects(takeLock(link, silent, 0), /什么也没有改/);
  lock.release();
  (await takeLock(link, silent, 0)).release();
  for (const path of [link, folder]) rmSync(path, { recursive: true });
});

test("waiting without end is for builds: others give up, say whom they waited for and which ticket it is, and leave none", async () => {
  const folder = join(scratch, "busy");
  const lock = await takeLock(folder, silent);
  const [ticket = ""] = readdirSync(scratch).filter((name) => name.startsWith("busy."));
  await assert.rejects(withLocks([folder], silent, assert.fail, 0), new RegExp(`进程 ${process.pid}.*${ticket}`));
  lock.release();
  assert.deepEqual(readdirSync(scratch), []);
});

test("several folders are taken in one order, whatever order they are named in, and given back after a failure", async () => {
  const [a, b] = [join(scratch, "a"), join(scratch, "b")];
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    await new Promise(setImmediate);
    order.push(`${name} out`);
    throw new Error(name);
  };
  const ended = await Promise.allSettled([
    withLocks([a, b], silent, work("first"), 5000),
    withLocks([b, a, b], silent, work("second"), 5000),
  ]);
  assert.deepEqual(
    ended.map((one) => one.status === "rejected" && one.reason.message),
    ["first", "second"],
  );
  assert.deepEqual(order, ["first in", "first out", "second in", "second out"]);
  assert.deepEqual(readdirSync(scratch), []);
});

test("where there is no /proc, ps tells when a process began, and nothing of a process that is not there", () => {
  // As POSIX has it, so that a machine without one tests it as well.
  const ps =
    '#!/bin/sh\n[ "$*" = "-o lstart= -p 17" ] && [ "$LC_ALL $TZ" = "C UTC" ] && echo "Sun Nov 29 11:14:47 2026"\n';
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-ps-"));
  const { PATH } = process.env;
  try {
    writeFileSync(join(folder, "ps"), ps, { mode: 0o755 });
    process.env.PATH = `${folder}:${PATH}`;
    assert.equal(beginningByPs(17), String(Date.UTC(2026, 10, 29, 11, 14, 47) / 1000));
    assert.equal(beginningByPs(18), "");
    process.env.PATH = folder.replace("ps", "none");
    assert.equal(beginningByPs(17), "", "no ps on this machine");
  } finally {
    process.env.PATH = PATH;
    rmSync(folder, { recursive: true });
  }
});
