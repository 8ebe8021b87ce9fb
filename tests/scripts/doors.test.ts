import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const DOOR = /^import \{ runAtDoor \} from "\.\.\/src\/terminal\/door\.ts";\n\nawait runAtDoor\(/;

test("every command prints through the door, ends with the exit code of its room, and is loaded behind it", () => {
  const doors = readdirSync("scripts").filter((name) => name.endsWith(".ts"));
  assert.ok(doors.length > 10);
  for (const name of doors) {
    const text = readFileSync(join("scripts", name), "utf8");
    assert.match(text, DOOR, name);
    const statements = text.match(/^[^\s}]/gm) ?? [];
    assert.equal(statements.length, 2, name);
  }
});

test("a program that is used wrongly says so by its exit code", () => {
  const { status } = spawnSync(process.execPath, ["scripts/bundled.mjs", "scripts/verify.ts", "--nonsense"]);
  assert.equal(status, 2);
});
