import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const DAY_MS = 86_400_000;
const QUOTE = { speaker: "甲", platform: "x", text: "引文。", url: "https://x.example/1" };

/** An article with a quotation checked, and a change made, at a moment. */
function dated(date: string, record: Readonly<Record<string, unknown>> = {}): Publication {
  const p = minimalPublication();
  const changes = [{ date, kind: "correction", text: "更正。" }];
  p.record({ quotes: { said: { ...QUOTE, checked: date } }, changes, ...record });
  p.write("article.md", "正文。\n\n![](said)\n");
  return p;
}

const errors = (p: Publication) => p.problems().map(({ code, message }) => `${code} ${message}`);
const reminders = (p: Publication, now = NOW) => p.read(now).warnings.map(({ code }) => code);

test("what is said to have been checked or changed tomorrow is refused, by the clock of the build", () => {
  assert.deepEqual(errors(dated("2026-01-01T09:00:00-08:00")), [
    "future-date 引语“said”的核对日期是 2026年1月1日 09:00，在 America/Vancouver 还没有到。",
    "future-date 改动日期是 2026年1月1日 09:00，在 America/Vancouver 还没有到。",
  ]);
  assert.deepEqual(reminders(dated("2026-01-01T09:00:00-08:00"), NOW + DAY_MS), []);
  // It is the first of January in Shanghai, and not yet in Vancouver.
  assert.equal(errors(dated("2026-01-01T00:00:00-08:00")).length, 2);
  assert.deepEqual(reminders(dated("2025-12-31T00:00:00-08:00")), []);
});

test("a clock that is some minutes ahead of ours stops nobody", () => {
  assert.deepEqual(reminders(dated("2025-12-31T16:09:00-08:00")), []);
  assert.equal(errors(dated("2025-12-31T16:11:00-08:00")).length, 2);
});

test("in what nobody can read yet it is a reminder", () => {
  const tomorrow = "2026-01-02T09:00:00-08:00";
  assert.deepEqual(reminders(dated(tomorrow, { status: "draft" })), ["future-date", "future-date"]);
  assert.deepEqual(reminders(dated(tomorrow, { publishAt: "2026-01-02T08:00:00-08:00" })), [
    "future-date",
    "future-date",
  ]);
});

test("a change is one that readers could have seen: none lies before the end of an embargo", () => {
  const p = dated("2025-12-01T00:00:00-08:00", { publishAt: "2025-12-02T08:00:00-08:00" });
  assert.deepEqual(
    p.problems().map(({ code }) => code),
    ["bad-change-date"],
  );
});

test("a draft of November that came out in December is published where it lies, and its author told; the other way it is refused", () => {
  const p = minimalPublication();
  p.write("article.md", "正文。\n", "2025/11/harbour");
  const findings = (published: string, status?: string) => {
    p.record({ id: "harbour-report", published, status }, "2025/11/harbour");
    const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
    return { errors: codes(p.problems()), reminders: codes(p.read(NOW).warnings) };
  };
  for (const [published, status] of [
    ["2025-12-01T00:00:00-08:00"],
    ["2026-01-31T09:00:00-08:00"],
    ["2025-12-01T00:00:00-08:00", "draft"],
  ] as const)
    assert.deepEqual(findings(published, status), { errors: [], reminders: ["date-folder-mismatch"] }, published);
  assert.deepEqual(findings("2025-11-30T23:59:00-08:00"), { errors: [], reminders: [] });
  findings("2025-12-01T09:00:00-08:00");
  const [article] = p.read(NOW).articles;
  assert.deepEqual([article?.path, article?.published.day], ["/2025/11/harbour/", "2025-12-01"]);
  p.record({ id: "harbour-report", published: "2025-10-31T23:59:00-07:00" }, "2025/11/harbour");
  assert.deepEqual(
    p.problems().map(({ code, message }) => `${code} ${message}`),
    ["date-folder-mismatch 发布于 2025-10-31（America/Vancouver），文件夹却是 2025/11。"],
  );
});
