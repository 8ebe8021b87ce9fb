import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Bundle, bundleTests } from "./bundle.ts";
import { touchesItsProcess } from "./own-process.ts";
import { failuresOf } from "./results.ts";
import type { TestFile } from "./test-files.ts";
import { processesOf, runFilesTogether } from "./together-files.ts";

mkdirSync(".cache/tests", { recursive: true });
/** Packages are found from inside the repository alone. */
const folder = mkdtempSync(".cache/tests/seeded-");
const bundles: Bundle[] = [];
after(() => {
  for (const bundle of bundles) bundle.remove();
  rmSync(folder, { recursive: true });
});

/** Test files of these texts, put together. */
async function given(...texts: readonly string[]): Promise<{ files: TestFile[]; bundle: Bundle }> {
  const files = texts.map((text, at): TestFile => {
    const path = join(folder, `${bundles.length}-${at}.test.ts`);
    writeFileSync(path, `import { test } from "node:test";\nimport assert from "node:assert/strict";\n${text}\n`);
    return { path, group: "unit", nightly: false };
  });
  const bundle = await bundleTests(files.map(({ path }) => path));
  bundles.push(bundle);
  return { files, bundle };
}

async function run(...texts: readonly string[]) {
  const { files, bundle } = await given(...texts);
  const options = { env: {}, scratch: folder, number: bundles.length, milliseconds: 60_000 };
  return runFilesTogether(files, bundle, options);
}

const PASSING = 'test("good", async (t) => { await t.test("inner", () => assert.ok(true)); });';

test("files that run in one process are told each with its own tests", async () => {
  const results = await run(PASSING, `${PASSING}\ntest("later", { skip: true }, () => {});`);
  assert.deepEqual(
    results?.map(({ tests }) => tests.map(({ path, outcome }) => [path.join(" › "), outcome])),
    [
      [
        ["good › inner", "passed"],
        ["good", "passed"],
      ],
      [
        ["good › inner", "passed"],
        ["good", "passed"],
        ["later", "skipped"],
      ],
    ],
  );
  assert.deepEqual(results?.flatMap(failuresOf), []);
});

test("one failure, a file without a test, an error outside of tests or a build: nobody is told to have passed", async () => {
  for (const odd of [
    'test("bad", () => assert.equal(1, 2));',
    "",
    'throw new Error("seeded");',
    'setTimeout(() => { throw new Error("seeded"); });\ntest("good", () => {});',
    'test.todo("x"); await new Promise(() => {});',
  ])
    assert.equal(await run(PASSING, odd, PASSING), undefined, odd);
});

test("whatever a test changes or asks of its process keeps it alone, be it in a source that it needs", async () => {
  const alone = [
    'process.env.TZ = "UTC";',
    'process.chdir("/");',
    "process.exitCode = 1;",
    "console.error = () => {};",
    "Date.now = () => 0;",
    'import { mock } from "node:test"; mock.timers.enable();',
    'import { afterEach } from "node:test"; afterEach(() => {});',
    'import { spawnSync } from "node:child_process"; spawnSync("true");',
    "Object.assign(globalThis, { x: 1 });",
    "await build({}, progress);",
  ];
  for (const text of alone) assert.ok(touchesItsProcess("tests/x.test.ts", text), text);
  for (const text of ["process.on('exit', end);", "process.exitCode = 1;", "setFlagsFromString(FLAG);"])
    assert.ok(touchesItsProcess("src/x.ts", text), text);
  for (const text of ["// A process.", "process.cwd();", "process.env.HOME;", 'test("x", () => {});'])
    assert.ok(!touchesItsProcess("tests/x.test.ts", text), text);

  writeFileSync(join(folder, "needed.ts"), 'export const change = () => process.chdir("/");');
  const { files, bundle } = await given(PASSING, `import { change } from "./needed.ts";\nchange;\n${PASSING}`, PASSING);
  const [first, needing, last] = files;
  assert.ok(first && needing && last);
  assert.deepEqual(processesOf(files, bundle, {}), [[first, last], [needing]]);
  assert.deepEqual(processesOf(files, bundle, { [first.path]: { seconds: 9 } }), [[last], [first], [needing]]);
});
