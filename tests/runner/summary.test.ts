import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import BrowserReporter, { type BrowserEvent } from "./browser-reporter.ts";
import type { FileResult, TestResult } from "./results.ts";
import { failedGroups, fileLine, groupsOf, type Outcome, quoted, summaryOf } from "./summary.ts";

const PASSED: TestResult = { path: ["good"], suite: false, outcome: "passed", seconds: 1 };
const FAILED: TestResult = {
  path: ["it's wrong"],
  suite: false,
  outcome: "failed",
  seconds: 1,
  error: "Error: seeded\n    at /somewhere/tests/domain/a.test.ts:12:3",
};

function result(path: string, tests: readonly TestResult[], more: Partial<FileResult> = {}): FileResult {
  const group = path.endsWith(".spec.ts") ? "browser" : "unit";
  const work = { builds: 0, processes: 0, pages: 0 };
  return { file: { path, group, nightly: false }, tests, seconds: 1.25, work, output: "", ...more };
}

function outcome(results: readonly FileResult[], more: Partial<Outcome> = {}): Outcome {
  const groups = groupsOf(
    results.map(({ file }) => file),
    true,
  );
  return { groups, results, broken: [], overBudget: [], seconds: 179.6, cpu: 95.04, ...more };
}

test("the last lines are counts that CI reads, alone on their lines; the static check is one more", () => {
  const skipped: TestResult = { ...PASSED, outcome: "skipped" };
  const suite: TestResult = { ...PASSED, suite: true };
  const all = outcome([
    result("tests/domain/a.test.ts", [PASSED, PASSED, suite]),
    result("tests/b.spec.ts", [skipped]),
  ]);
  const lines = summaryOf(all).trimEnd().split("\n").slice(-5);
  assert.deepEqual(lines, [
    "用时 3 分 0 秒，CPU 95.0 秒",
    "全部通过",
    "skipped: 1",
    "groups: 3 passed, 0 failed",
    "3 passed, 0 failed",
  ]);
  assert.deepEqual(failedGroups(all), []);
});

test("a failure is told with its place, its reason and the command that runs it alone", () => {
  const said = summaryOf(outcome([result("tests/domain/a.test.ts", [PASSED, FAILED], { output: "noise\n" })]));
  assert.match(said, /✗ tests\/domain\/a\.test\.ts:12 › it's wrong\n {2}Error: seeded/);
  assert.ok(said.includes("单独运行：npm test -- tests/domain/a.test.ts --name 'it'\\''s wrong'\n"));
  assert.match(said, /它写了：\n {2}noise/);
  assert.match(said, /没有通过：单元测试\ngroups: 1 passed, 1 failed\n2 passed, 1 failed\n$/);
});

test("a test in a browser is chosen by its own name, whatever it is grouped under", () => {
  const inSuite = { ...FAILED, path: ["wide", "without JavaScript", "fits"] };
  assert.match(summaryOf(outcome([result("tests/b.spec.ts", [inSuite])])), /--name 'fits'\n/);
});

test("what fails besides tests is counted as well: a group, a file, a budget", () => {
  const broken = outcome([result("tests/b.spec.ts", [PASSED])], {
    broken: [{ group: "check", message: "type error" }],
  });
  assert.deepEqual(failedGroups(broken), ["check"]);
  assert.match(summaryOf(broken), /✗ 静态检查\n {2}type error[\s\S]*\n1 passed, 1 failed\n$/);
  const file = outcome([result("tests/domain/a.test.ts", [PASSED], { broken: "退出码 7" })]);
  assert.match(
    summaryOf(file),
    /✗ tests\/domain\/a\.test\.ts\n {2}退出码 7\n {2}单独运行：npm test -- tests\/domain\/a\.test\.ts\n/,
  );
  const dear = outcome([result("tests/b.spec.ts", [PASSED])], {
    overBudget: [{ group: "browser", message: "too much" }],
  });
  assert.match(summaryOf(dear), /✗ too much[\s\S]*没有通过：浏览器测试/);
});

test("the ten slowest files are listed, by CPU where it is known", () => {
  const files = Array.from({ length: 12 }, (_, at) =>
    result(`tests/f${at}.test.ts`, [PASSED], { cpu: at, seconds: 50 - at }),
  );
  const slow = [...summaryOf(outcome(files)).matchAll(/^ +([\d.]+) {2}tests\/f(\d+)/gm)].map(([, , at]) => Number(at));
  assert.deepEqual(slow, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  assert.equal(fileLine(result("tests/a.test.ts", [PASSED, FAILED])), "✗ tests/a.test.ts  2 项，1 项没有通过，1.3 秒");
});

test("a quoted name reaches a program as it is", () => {
  const name = "it's “a” $HOME `b` \\ *";
  assert.equal(execFileSync("sh", ["-c", `printf %s ${quoted(name)}`], { encoding: "utf8" }), name);
});

test("the browsers' reporter tells of a file when its last test has ended, with what failed and the pages opened", () => {
  const events: BrowserEvent[] = [];
  const reporter = new BrowserReporter({ tell: (event) => events.push(event) });
  const testCase = (title: string) => ({
    expectedStatus: "passed",
    titlePath: () => ["", "", "a.spec.ts", "wide", title],
  });
  const [good, bad] = [testCase("good"), testCase("bad")];
  reporter.onBegin({}, { allTests: () => [good, bad] });
  for (const title of ["Navigate", "Click", "Navigate"]) reporter.onStepEnd(good, {}, { category: "pw:api", title });
  reporter.onTestEnd(good, { status: "passed", duration: 500, errors: [] });
  assert.deepEqual(events, []);
  const failure = { stack: "\u001b[31mError: seeded\u001b[39m" };
  reporter.onTestEnd(bad, { status: "timedOut", duration: 1500, errors: [failure] });
  reporter.onError({ message: "no server" });
  assert.deepEqual(events, [
    {
      file: "a.spec.ts",
      tests: [
        { path: ["wide", "good"], suite: false, outcome: "passed", seconds: 0.5 },
        { path: ["wide", "bad"], suite: false, outcome: "failed", seconds: 1.5, error: "Error: seeded" },
      ],
      seconds: 2,
      pages: 2,
    },
    { error: "no server" },
  ]);
});
