import assert from "node:assert/strict";
import { test } from "node:test";
import { isMemory, keepScratchInMemory } from "./scratch.ts";

test("scratch goes where files lie in memory, can be written and can be run", () => {
  const shm = (kind: string, options: string) => `/dev/vda / ext4 rw 0 0\n${kind} /dev/shm ${kind} ${options} 0 0\n`;
  assert.ok(isMemory(shm("tmpfs", "rw,nosuid,nodev,relatime"), "/dev/shm"));
  assert.ok(!isMemory(shm("tmpfs", "rw,nosuid,nodev,noexec,relatime,size=65536k"), "/dev/shm"));
  assert.ok(!isMemory(shm("tmpfs", "ro"), "/dev/shm"));
  assert.ok(!isMemory(shm("ext4", "rw"), "/dev/shm"));
  assert.ok(!isMemory("/dev/vda / ext4 rw 0 0\n", "/dev/shm"));
  assert.ok(!isMemory(shm("tmpfs", "rw") + shm("ext4", "rw"), "/dev/shm"), "the last one hides the first");
});

test("who has said where scratch goes is obeyed", () => {
  const env = { TMPDIR: "/somewhere" };
  keepScratchInMemory(env);
  assert.deepEqual(env, { TMPDIR: "/somewhere" });
});
