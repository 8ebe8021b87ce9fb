import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

/** Runs something below the watch. */
function watched(...args: string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ["scripts/watched.mjs", ...args], {
    encoding: "utf8",
  });
  return { end: signal ?? status, stdout, stderr };
}

const FILLS_THE_HEAP = 'console.error("先说一句"); const kept = []; for (;;) kept.push({ a: [1, 2, 3] });';

test("a command whose heap is full, or that the system has killed, ends in one sentence with exit code 3", () => {
  const full = watched("--max-old-space-size=16", "-e", FILLS_THE_HEAP);
  assert.equal(full.end, 3);
  assert.match(full.stderr, /^先说一句\n✗ 内存不够，没有做完。[^\n]*max-old-space-size[^\n]*\n$/);
  const killed = watched("-e", 'process.kill(process.pid, "SIGKILL")');
  assert.equal(killed.end, 3);
  assert.match(killed.stderr, /^✗ 程序被强行结束了，多半是内存不够。[^\n]*\n$/);
});

test("everything else passes as it is: text, exit code and signal", () => {
  const said = 'process.stdout.write("一\\n二"); process.stderr.write("三\\n\\n四"); process.exitCode = 7;';
  assert.deepEqual(watched("-e", said), { end: 7, stdout: "一\n二", stderr: "三\n\n四" });
  assert.equal(watched("-e", 'process.kill(process.pid, "SIGTERM")').end, "SIGTERM");
});

test("with so few descriptors that not even its modules can be loaded, a command says so in one sentence", () => {
  const command = 'ulimit -n 64; exec "$0" scripts/bundled.mjs scripts/build.ts --help';
  const { status, stdout, stderr } = spawnSync("bash", ["-c", command, process.execPath], { encoding: "utf8" });
  if (status === 0) assert.match(stdout, /^用法/);
  else {
    assert.equal(status, 3);
    assert.match(stderr, /^✗ 打开的文件太多[^\n]*ulimit -n 4096[^\n]*\n$/);
  }
});
