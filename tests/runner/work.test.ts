import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import type { FileResult, Work } from "./results.ts";
import { overBudget, readWorkTable, recorded, SMALL, secondsOf } from "./work.ts";

const NONE: Work = { builds: 0, processes: 0, pages: 0 };

function result(path: string, work: Partial<Work>, cpu: number, broken?: string): FileResult {
  const file = { path, group: "unit", nightly: false } as const;
  return { file, tests: [], seconds: cpu, cpu, work: { ...NONE, ...work }, output: "", ...(broken && { broken }) };
}

test("whoever keeps to the budget is left alone, and one more of anything is told", () => {
  const table = { "tests/a.test.ts": { builds: 3, seconds: 9 } };
  assert.equal(overBudget(result("tests/a.test.ts", { builds: 3, processes: SMALL.processes }, 1), table), undefined);
  const dear = overBudget(result("tests/a.test.ts", { builds: 4 }, 1), table) ?? "";
  assert.match(
    dear,
    /^tests\/a\.test\.ts 做的比预算多：4 次网站生成（预算 3）。.*npm test -- tests\/a\.test\.ts --record/,
  );
  for (const kind of ["builds", "processes", "pages"] as const) {
    const work = { [kind]: SMALL[kind] + 1 };
    assert.notEqual(overBudget(result("tests/new.test.ts", work, 1), table), undefined, kind);
  }
});

test("what is recorded is the new budget; small files, failed ones and those that are gone leave no trace", () => {
  const table = {
    "tests/gone.test.ts": { seconds: 5 },
    "tests/a.test.ts": { builds: 9, seconds: 9 },
    "tests/b.test.ts": { seconds: 3 },
  };
  const results = [
    result("tests/a.test.ts", { builds: 5, processes: 1 }, 7.4),
    result("tests/b.test.ts", { processes: 2 }, 0.5),
    result("tests/c.test.ts", { pages: 50 }, 1, "broken"),
  ];
  const files = ["tests/a.test.ts", "tests/b.test.ts", "tests/c.test.ts"];
  assert.deepEqual(recorded(results, table, files), { "tests/a.test.ts": { builds: 5, seconds: 7 } });
});

test("the table of this repository is about test files that exist", () => {
  const table = readWorkTable();
  for (const path of Object.keys(table)) {
    assert.ok(existsSync(path), path);
    assert.ok(secondsOf(path, table) >= 0, path);
  }
});
