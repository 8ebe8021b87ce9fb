import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ROOMS } from "../architecture/rooms.ts";
import { exitCodeOf, runFaults } from "./command.ts";
import { type Fault, roomOf, withFault } from "./fault.ts";
import { FAULTS } from "./table.ts";
import { tryFaults } from "./try-faults.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-faults-test-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

test("every fault still applies, and the tests that ought to see it are there", () => {
  for (const fault of FAULTS) {
    const text = readFileSync(fault.file, "utf8");
    assert.notEqual(withFault(text, fault), text, fault.name);
    for (const file of fault.tests) assert.ok(existsSync(file), `${fault.name}: ${file}`);
  }
  assert.equal(new Set(FAULTS.map(({ name }) => name)).size, FAULTS.length, "two faults have the same name");
});

test("every room that readers or editors depend on has at least two faults", () => {
  const rooms = [...Object.keys(ROOMS), "src/styles", "netlify.toml"];
  const counts = rooms.map((room) => [room, FAULTS.filter((fault) => roomOf(fault) === room).length] as const);
  assert.deepEqual(
    counts.filter(([, count]) => count < 2),
    [],
  );
});

test("a place that is there twice, or no more, is no place for a fault", () => {
  const fault = { file: "a.ts", from: "one", to: "two" };
  assert.equal(withFault("one $& three", fault), "two $& three");
  assert.throws(() => withFault("one, one", fault), /a\.ts 里这一处有 2 个/);
  assert.throws(() => withFault("three", fault), /有 0 个/);
});

/** A checkout with one function, of which one half has a test. */
function checkout(): string {
  const folder = mkdtempSync(join(scratch, "checkout-"));
  const files = {
    "src/sum.ts": "export const sum = (a: number, b: number) => a + b;\nexport const twice = (a: number) => a * 2;\n",
    "tests/sum.test.ts":
      'import assert from "node:assert";\nimport { test } from "node:test";\nimport { sum } from "../src/sum.ts";\n' +
      'test("two and three are five", () => assert.equal(sum(2, 3), 5));\n',
    "tests/red.test.ts": 'import { test } from "node:test";\ntest("never", () => { throw new Error("red"); });\n',
    ".gitignore": "/node_modules\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  execFileSync("git", ["-C", folder, "init", "--quiet"]);
  return folder;
}

test("a fault that no test sees is told from one that a test names, and nothing of the checkout is touched", async () => {
  const suite = checkout();
  const before = readFileSync(join(suite, "src/sum.ts"), "utf8");
  const place = { file: "src/sum.ts", tests: ["tests/sum.test.ts"] } as const;
  const faults: Fault[] = [
    { name: "sums are differences", from: "a + b", to: "a - b", ...place },
    { name: "twice is thrice", from: "a * 2", to: "a * 3", ...place },
    { name: "gone", from: "a / 2", to: "a", ...place },
    { name: "unknowable", from: "a + b", to: "a - b", file: "src/sum.ts", tests: ["tests/red.test.ts"] },
  ];
  const said: string[] = [];
  const verdicts = await tryFaults(faults, { suite, trust: false, print: ({ fault }) => said.push(fault) });
  assert.deepEqual(
    verdicts.map(({ state }) => state),
    ["killed", "survived", "stale", "red"],
  );
  assert.deepEqual(verdicts[0]?.by, ["two and three are five"]);
  assert.deepEqual(
    said,
    faults.map(({ name }) => name),
  );
  assert.deepEqual(
    [1, 2, 3].map((count) => exitCodeOf(verdicts.slice(0, count))),
    [0, 1, 3],
  );
  assert.equal(readFileSync(join(suite, "src/sum.ts"), "utf8"), before);
});

test("wrong usage is told apart", async () => {
  assert.equal(await runFaults(["--only", "没有这样的错误"]), 2);
  assert.equal(await runFaults(["--fast"]), 2);
});
