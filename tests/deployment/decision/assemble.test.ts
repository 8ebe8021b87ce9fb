import assert from "node:assert/strict";
import { test } from "node:test";
import { assemble, type Verdict, type Workshop } from "../../../src/deployment/decision/assemble.ts";
import type { Commit, State } from "../../../src/deployment/decision/decide.ts";
import { type Mark, refusalOf, refusedBy, TESTS } from "../../../src/deployment/decision/marks.ts";
import { needsTests } from "../../../src/deployment/decision/observe.ts";

const MINUTE = 60_000;
/** Main with five contents of one code, newest first. */
const history: Commit[] = [5, 4, 3, 2, 1].map((number) => ({ sha: `c${number}`, code: "A", content: String(number) }));
const state: State = {
  history,
  tested: new Set("A"),
  refused: new Set(),
  deployments: [{ id: "d1", code: "c1", content: "c1", createdAt: 0, live: true }],
  due: [],
};

/** Tries versions with these outcomes, a few minutes each, and notes what is remembered. */
async function tried(verdicts: readonly (Verdict | Error)[], { from = state, minutes = 1 } = {}) {
  const left = [...verdicts];
  const marks: string[] = [];
  const lost: string[] = [];
  let now = 0;
  const workshop: Workshop = {
    assemble: () => undefined,
    tryOut() {
      now += minutes * MINUTE;
      const verdict = left.shift();
      if (verdict === undefined) throw new Error("tried too often");
      if (verdict instanceof Error) throw verdict;
      return verdict;
    },
    now: () => now,
    print: () => undefined,
    lost: (content) => void lost.push(content),
  };
  const store = {
    read: async () => new Map(),
    write: async (sha: string, context: string, mark: string) => void marks.push(`${sha} ${context} ${mark}`),
  };
  return { result: await assemble(from, store, workshop).catch(String), marks, lost };
}

test("what is refused is remembered before the next best is tried, and the newest refusal is told", async () => {
  const { result, marks } = await tried(["refused by check", "refused by build", "accepted"]);
  assert.deepEqual(result, {
    version: { code: "c5", content: "c3" },
    asOf: 2 * MINUTE,
    refused: "c5",
    unfinished: false,
  });
  assert.deepEqual(marks, ["c5 laiyuan/refused/A failure", "c4 laiyuan/refused/A failure"]);
});

test("a fault of the machine is no refusal", async () => {
  const { result, marks } = await tried([new Error("npm ci 出了故障")]);
  assert.equal(result, "Error: npm ci 出了故障");
  assert.deepEqual(marks, []);
});

test("a refusal has been told when the machine fails later in the same run, and only the newest one", async () => {
  const { result, marks, lost } = await tried(["refused by check", "refused by build", new Error("磁盘满了")]);
  assert.equal(result, "Error: 磁盘满了");
  assert.equal(marks.length, 2);
  assert.deepEqual(lost, ["c5"]);
});

test("a program that crashes has refused nothing: the next best goes out, nothing is remembered, and in the end it fails", async () => {
  const good = await tried(["crashed", "accepted"]);
  assert.deepEqual(good.result, { version: { code: "c5", content: "c4" }, asOf: MINUTE, unfinished: false });
  const bad = await tried(["crashed", "crashed", "crashed", "crashed"]);
  assert.match(String(bad.result), /^Error: 程序 c5 处理内容 c5 时自己出了错/);
  assert.deepEqual([...good.marks, ...bad.marks, ...good.lost, ...bad.lost], []);
});

test("one run does not go on for ever; the next one takes over", async () => {
  const { result } = await tried(["refused by check", "refused by check"], { minutes: 8 });
  assert.deepEqual(result, { refused: "c5", unfinished: true });
});

test("content waits, and nobody is told of a mistake, while its own code is not tested", async () => {
  const [tip, ...rest] = history;
  assert.ok(tip);
  const from = { ...state, history: [{ ...tip, code: "B" }, ...rest] };
  const { result, marks } = await tried(["refused by check", "accepted"], { from });
  assert.deepEqual(result, { version: { code: "c4", content: "c4" }, asOf: MINUTE, unfinished: false });
  assert.deepEqual(marks, ["c5 laiyuan/refused/A pending"]);
});

test("refusals by different code do not cover each other", () => {
  const [one, two, three] = ["1", "2", "3"].map((digit) => digit.repeat(64));
  assert.ok(one && two && three);
  const mark = (state: Mark["state"]): Mark => ({ state, at: 0 });
  const marks = new Map([
    [refusalOf(one), mark("failure")],
    [refusalOf(two), mark("pending")],
    [refusalOf(three), mark("success")],
    [TESTS, mark("failure")],
  ]);
  assert.deepEqual(refusedBy(marks, [one, two, three]), [one, two]);
});

const HOUR = 60 * MINUTE;
const TESTED: readonly [string, Record<string, Mark>, boolean][] = [
  ["nobody has begun", {}, true],
  ["they have passed", { B2: { state: "success", at: 0 } }, false],
  ["they have passed at an older commit of the same code", { B1: { state: "success", at: 0 } }, false],
  ["they have failed", { B1: { state: "failure", at: 0 } }, false],
  ["somebody has cancelled them", { B2: { state: "error", at: 0 } }, false],
  ["they have begun an hour ago", { B1: { state: "pending", at: 9 * HOUR } }, false],
  ["they have begun long ago and were never heard of again", { B1: { state: "pending", at: HOUR } }, true],
  ["only those of older code have passed", { A1: { state: "success", at: 0 } }, true],
];

for (const [when, marks, wanted] of TESTED)
  test(`tests ${wanted ? "begin" : "do not begin"} when ${when}`, () => {
    const main = ["B2", "B1", "A1"].map((sha) => ({ sha, code: sha.slice(0, 1), content: sha.slice(1) }));
    const known = Object.entries(marks).map(([sha, mark]) => [sha, new Map([[TESTS, mark]])] as const);
    assert.equal(needsTests(main, new Map(known), 10 * HOUR), wanted);
  });
