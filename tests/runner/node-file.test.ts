import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { runNodeFile } from "./node-file.ts";
import { countOf, failuresOf, nameToRun, passes } from "./results.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-node-file-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let number = 0;

/** Runs a test file of these lines. */
function run(lines: readonly string[], name?: string, milliseconds = 60_000) {
  number += 1;
  const path = join(scratch, `seeded-${number}.test.mjs`);
  writeFileSync(path, ['import { describe, it, test } from "node:test";', ...lines].join("\n"));
  const options = { env: {}, name, scratch, number, milliseconds };
  return runNodeFile({ path, group: "unit", nightly: false }, options);
}

const MIXED = [
  'import assert from "node:assert/strict";',
  'test("good", () => {});',
  'test("equal (x)", () => assert.deepEqual({ a: 1 }, { a: 2 }));',
  'test("outer", async (t) => { await t.test("inner", () => { throw new TypeError("seeded"); }); });',
  'describe("suite", () => { it("leaf", () => { throw new RangeError("seeded"); }); it("fine", () => {}); });',
  'test("later", { skip: "reason" }, () => {});',
  'test("wish", { todo: true }, () => { throw new Error("known"); });',
];

test("failed tests are told by name and reason, once each, and choose themselves alone", async () => {
  const result = await run(MIXED);
  assert.equal(passes(result), false);
  assert.equal(result.broken, undefined);
  assert.deepEqual(
    failuresOf(result).map(({ path }) => path.join(" › ")),
    ["equal (x)", "outer › inner", "suite › leaf"],
  );
  assert.match(failuresOf(result)[0]?.error ?? "", /- {3}a: 2/);
  assert.match(failuresOf(result)[1]?.error ?? "", /TypeError: seeded[\s\S]*seeded-\d+\.test\.mjs:5/);
  assert.equal(countOf(result, "skipped"), 2);
  const names = failuresOf(result).map((failure) => nameToRun(failure, result));
  assert.deepEqual(names, ["equal (x)", "outer", "leaf"]);

  const alone = await run(MIXED, "equal (x)");
  assert.deepEqual(
    alone.tests.filter(({ suite }) => !suite).map(({ path }) => path),
    [["equal (x)"]],
  );
});

test("a file that breaks outside of its tests has failed, with what it wrote", async () => {
  const thrown = await run(['console.log("before"); throw new Error("seeded");']);
  assert.match(thrown.broken ?? "", /退出码 [17]/);
  assert.match(thrown.output, /before[\s\S]*seeded/);
  const empty = await run([]);
  assert.match(empty.broken ?? "", /没有一项测试/);
});

test("a file that does not end is ended", async () => {
  const result = await run(['test("waits", () => new Promise(() => setInterval(() => {}, 1000)));'], undefined, 700);
  assert.match(result.broken ?? "", /没有在 1 秒内结束/);
});

test("builds and processes of the tests are counted, however they are started; those of a package are its own", async () => {
  const elsewhere = join(scratch, "node_modules", "tool.mjs");
  mkdirSync(dirname(elsewhere));
  writeFileSync(
    elsewhere,
    'import { spawnSync } from "node:child_process";\nexport const use = () => spawnSync("true");',
  );
  const { work, cpu } = await run([
    'import { execFile, execFileSync, spawn, spawnSync } from "node:child_process";',
    'import { channel } from "node:diagnostics_channel";',
    'import { promisify } from "node:util";',
    'import { use } from "./node_modules/tool.mjs";',
    'test("starts", async () => {',
    '  spawnSync("true", ["scripts/build.ts", "--json"]); execFileSync("true");',
    '  await promisify(execFile)("true"); spawn("true", ["scripts/build.ts"]);',
    '  use(); channel("laiyuan:build").publish({});',
    "});",
  ]);
  assert.deepEqual(work, { builds: 3, processes: 4, pages: 0 });
  assert.ok((cpu ?? 0) > 0);
});
