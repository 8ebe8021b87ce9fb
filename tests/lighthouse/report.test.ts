import assert from "node:assert/strict";
import { test } from "node:test";
import { readReport } from "./report.ts";

const audit = (id: string, score: number | null, numericValue?: number) => ({
  id,
  title: `${id}!`,
  score,
  numericValue,
});

/** The least Lighthouse says of a page, with one audit in every category. */
function report(audits: readonly ReturnType<typeof audit>[], seo: readonly string[]): string {
  const one = (id: string) => ({ score: 1, auditRefs: [{ id, weight: 1 }] });
  return JSON.stringify({
    environment: { benchmarkIndex: 1700.4 },
    audits: Object.fromEntries(audits.map((entry) => [entry.id, entry])),
    categories: {
      performance: one("largest-contentful-paint"),
      accessibility: one("names"),
      "best-practices": one("errors"),
      seo: { score: 0.5, auditRefs: seo.map((id) => ({ id, weight: 1 })) },
    },
  });
}

const GOOD = [
  audit("largest-contentful-paint", 1, 812.4),
  audit("cumulative-layout-shift", 1, 0),
  audit("names", 1),
  audit("errors", 1),
];

test("a page without faults gets 100 four times and its figures", () => {
  const text = report([...GOOD, audit("is-crawlable", 1)], ["is-crawlable"]);
  const figures = { lcp: 812, cls: 0, machine: 1700, lost: [] };
  assert.deepEqual(readReport(text, "/"), { address: "/", scores: [100, 100, 100, 100], ...figures });
});

test("what costs points lowers its category and is named", () => {
  const text = report([...GOOD, audit("is-crawlable", 0), audit("title", 1)], ["is-crawlable", "title"]);
  const { scores, lost } = readReport(text, "/search/");
  assert.deepEqual(scores, [100, 100, 100, 50]);
  assert.deepEqual(lost, ["is-crawlable: is-crawlable!"]);
});

test("what a page does on purpose is left out of its category, and nothing else is", () => {
  const text = report([...GOOD, audit("is-crawlable", 0), audit("title", 0)], ["is-crawlable", "title"]);
  const { scores, lost } = readReport(text, "/search/", ["is-crawlable"]);
  assert.deepEqual(scores, [100, 100, 100, 0]);
  assert.deepEqual(lost, ["title: title!"]);
});

test("audits that do not apply to a page count neither way", () => {
  const text = report([...GOOD, audit("is-crawlable", null), audit("title", 1)], ["is-crawlable", "title"]);
  assert.deepEqual(readReport(text, "/").scores, [100, 100, 100, 100]);
});

test("a page of which no audit was made gets nothing, not everything", () => {
  assert.deepEqual(readReport(report(GOOD, []), "/").scores.at(-1), 0);
});
