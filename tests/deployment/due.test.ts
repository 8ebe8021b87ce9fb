import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { dueArticles } from "../../src/deployment/due.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-due-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

function article(slug: string, record: unknown): void {
  const folder = join(scratch, "2026/11", slug);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "article.json"), typeof record === "string" ? record : JSON.stringify(record));
}
article("morning", { published: "2026-11-25T06:00:00-08:00" });
article("embargoed", { published: "2026-11-25T06:00:00-08:00", publishAt: "2026-11-25T12:00:00-08:00" });
article("draft", { published: "2026-11-25T06:30:00-08:00", status: "draft" });
article("lent", { published: "2026-11-01T06:00:00-08:00", until: "2026-11-26T00:00:00-08:00" });
article("with-lent-pictures", {
  published: "2026-11-01T06:00:00-08:00",
  pictures: { a: { until: "2026-11-27T00:00:00-08:00" }, b: { until: "2026-11-27T00:00:00-08:00" }, c: {} },
});
article("broken", "{");
article("a-list", "[]");
article("odd", { published: 7, pictures: [null, 3], until: {} });

const between = (since: string, now: string) => {
  const { paths, next } = dueArticles(scratch, Date.parse(since), Date.parse(now));
  return { paths, next: next === undefined ? undefined : new Date(next).toISOString() };
};

test("what became due since the last deployment is told, and when the next will; no draft, and nothing broken", () => {
  assert.deepEqual(between("2026-11-25T13:00:00Z", "2026-11-25T14:00:00Z"), {
    paths: ["/2026/11/morning/"],
    next: "2026-11-25T20:00:00.000Z",
  });
});

test("an embargoed article is due at the end of its embargo, not at its date", () => {
  assert.deepEqual(between("2026-11-25T19:59:59Z", "2026-11-25T20:00:00Z").paths, ["/2026/11/embargoed/"]);
});

test("what was due at the last deployment is not due again", () => {
  assert.deepEqual(between("2026-11-25T14:00:00Z", "2026-11-25T15:00:00Z").paths, []);
});

test("an article is due again when its licence, or that of a picture, ends; once, however many end", () => {
  assert.deepEqual(between("2026-11-25T20:00:00Z", "2026-11-26T08:00:00Z"), {
    paths: ["/2026/11/lent/"],
    next: "2026-11-27T08:00:00.000Z",
  });
  assert.deepEqual(between("2026-11-26T08:00:00Z", "2026-11-28T00:00:00Z"), {
    paths: ["/2026/11/with-lent-pictures/"],
    next: undefined,
  });
});

test("a folder that is not there is told", () => {
  assert.throws(() => dueArticles(join(scratch, "none"), 0, 1), /ENOENT/);
});
