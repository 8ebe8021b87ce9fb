import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

const URL = "/2025/05/sample/";
const NOON = Date.parse("2026-01-01T12:00:00Z");
const NEWS = { text: "港口关闭", url: URL, until: "2026-01-01T10:00:00-08:00" };

/** What is shown at noon, and what an editor is told. */
function atNoon(news: Readonly<Record<string, unknown>>, siteData: Readonly<Record<string, unknown>> = {}) {
  const p = minimalPublication();
  p.siteData("breaking.json", news);
  for (const [name, value] of Object.entries(siteData)) p.siteData(name, value);
  const { breaking, warnings } = p.read(NOON);
  return [breaking?.path, ...warnings.map(({ code }) => code)];
}

/** The code of the mistake for which nothing is built. */
function refusedAtNoon(news: Readonly<Record<string, unknown>>): readonly string[] {
  const p = minimalPublication();
  p.siteData("breaking.json", news);
  return p.problems().map(({ code }) => code);
}

test("breaking news leads to its article and names the sources of it, until its end", () => {
  assert.deepEqual(atNoon(NEWS), [URL]);
  assert.deepEqual(atNoon({ ...NEWS, from: "2026-01-01T04:00:00-08:00" }), [URL]);
  assert.deepEqual(atNoon({ ...NEWS, from: "2026-01-01T04:00:01-08:00" }), [undefined]);
  assert.deepEqual(atNoon({ ...NEWS, until: "2026-01-01T04:00:00-08:00" }), [undefined]);
  assert.deepEqual(atNoon({}), [undefined]);
});

test("breaking news about an article that is withdrawn is shown no more, and holds up nobody", () => {
  const date = "2026-01-01T03:00:00-08:00";
  const withdrawal = { path: URL, id: "20250519-sample", date, reason: "权利人要求", requestedBy: "公报" };
  assert.deepEqual(atNoon(NEWS, { "withdrawals.json": [withdrawal] }), [undefined, "unknown-breaking-article"]);
});

test("everything that is wrong with breaking news is told at once, in its form and in what it says", () => {
  const wrong = { text: "", url: "/2025/05/other/", from: "gestern", until: "2026-01-09T00:00:00-08:00", more: 1 };
  assert.deepEqual(refusedAtNoon(wrong), ["missing-field", "unknown-breaking-article", "bad-date", "unknown-key"]);
});

test("breaking news about no article, or for longer than anybody calls it breaking, is refused", () => {
  assert.deepEqual(refusedAtNoon({ ...NEWS, url: "/2025/05/other/" }), ["unknown-breaking-article"]);
  assert.deepEqual(refusedAtNoon({ ...NEWS, until: "2026-01-04T04:00:00-08:00" }), ["bad-breaking-window"]);
  assert.deepEqual(refusedAtNoon({ ...NEWS, from: "2026-01-01T11:00:00-08:00" }), ["bad-breaking-window"]);
  assert.deepEqual(refusedAtNoon({ ...NEWS, until: "2026-01-01T18:00:00Z" }), ["wrong-offset"]);
});
