import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const DOOR = /^process\.exitCode = (?:await )?\w+\(/m;

test("every command ends with the exit code of its room", () => {
  const doors = readdirSync("scripts").filter((name) => name.endsWith(".ts"));
  assert.ok(doors.length > 10);
  assert.deepEqual(
    doors.filter((name) => !DOOR.test(readFileSync(join("scripts", name), "utf8"))),
    [],
  );
});

test("a program that is used wrongly says so by its exit code", () => {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/verify.ts", "--nonsense"]);
  assert.equal(status, 2);
});
