import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { warnOfUnlogged } from "../../src/content/unlogged-changes.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";

/** The sample article is published on 19 May 2025 in Vancouver. */
const WRITTEN = "2025-05-18T12:00:00-07:00";
const SAME_DAY = "2025-05-19T23:59:00-07:00";
const NEXT_DAY = "2025-05-20T00:01:00-07:00";
const NOW = Date.parse("2025-06-01T12:00:00-07:00");
const CHANGE = { kind: "correction", text: "原文误作甲，现更正为乙。" };

/** Git with nothing of the machine's own settings, and never in the repository whose hook may be running this test. */
function git({ articles }: Publication, dates: { author: string; committer: string }, ...args: string[]): void {
  const { PATH } = process.env;
  const env = {
    PATH,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_DATE: dates.author,
    GIT_COMMITTER_DATE: dates.committer,
  };
  const author = ["-c", "user.name=甲", "-c", "user.email=a@paper.example"];
  execFileSync("git", ["-C", join(articles, ".."), ...author, ...args], { stdio: "ignore", env });
}

function commit(p: Publication, author: string, committer = author): void {
  git(p, { author, committer }, "add", "--all");
  git(p, { author, committer }, "commit", "--message", "稿件");
}

/** The publication as the first commit of a repository, made before the day of publication. */
function recorded(): Publication {
  const p = minimalPublication();
  git(p, { author: WRITTEN, committer: WRITTEN }, "init");
  commit(p, WRITTEN);
  return p;
}

function editedOn(date: string, changes: readonly object[] = []): Publication {
  const p = recorded();
  p.write("article.md", "改过的正文。\n");
  p.record({ changes });
  commit(p, date);
  return p;
}

/** What the check asks of a publication, and what it could not ask. */
function asked(p: Publication, now = NOW, root = p.articles) {
  const report = new ProblemReport();
  const { articles, siteData } = p.read(now);
  const left = warnOfUnlogged(root, articles, siteData.site.timeZone, now, report);
  return { found: report.warnings, left };
}

const warnings = (p: Publication, now = NOW) => asked(p, now).found.map(({ code, message }) => [code, message]);

test("a text that was changed after the day of publication without a word in the log is a warning", () => {
  const p = editedOn(NEXT_DAY);
  const { found } = asked(p);
  assert.deepEqual(
    found.map(({ code, message }) => [code, message]),
    [["unlogged-change", "2025-05-20 改过正文，changes 里没有记。"]],
  );
  assert.match(found[0]?.file ?? "", /2025\/05\/sample\/article\.json$/);
});

test("the same change with an entry of that day gives no warning", () => {
  assert.deepEqual(warnings(editedOn(NEXT_DAY, [{ ...CHANGE, date: "2025-05-20T00:00:00-07:00" }])), []);
});

test("an entry of an earlier day does not answer for a later change", () => {
  const p = editedOn("2025-05-22T09:00:00-07:00", [{ ...CHANGE, date: "2025-05-21T00:00:00-07:00" }]);
  assert.equal(warnings(p).length, 1);
});

test("the day of publication is over when it is over where the publication is", () => {
  assert.deepEqual(warnings(editedOn(SAME_DAY)), []);
});

test("of several silent changes the newest is told, once", () => {
  const p = editedOn(NEXT_DAY);
  p.write("article.md", "又改过的正文。\n");
  commit(p, "2025-05-23T09:00:00-07:00");
  assert.deepEqual(warnings(p), [["unlogged-change", "2025-05-23 改过正文，changes 里没有记。"]]);
});

test("a change of more than thirty days ago is let be", () => {
  const p = editedOn(NEXT_DAY);
  assert.equal(warnings(p, Date.parse("2025-06-18T12:00:00-07:00")).length, 1);
  assert.deepEqual(warnings(p, Date.parse("2025-06-20T12:00:00-07:00")), []);
});

test("a change of the record alone, a new article and a moved folder are no changes of a text", () => {
  const p = recorded();
  p.record({ tags: ["topic"] });
  p.record({ id: "20250520-second" }, "2025/05/second");
  p.write("article.md", "第二篇。\n", "2025/05/second");
  mkdirSync(join(p.articles, "2025/05"), { recursive: true });
  renameSync(join(p.articles, "2025/05/sample"), join(p.articles, "2025/05/moved"));
  commit(p, NEXT_DAY);
  assert.deepEqual(warnings(p), []);
});

test("a rebase makes commits younger, and that is no change", () => {
  const p = recorded();
  p.write("article.md", "发布之前改过的正文。\n");
  commit(p, SAME_DAY, NEXT_DAY);
  assert.deepEqual(warnings(p), []);
});

test("a draft may be changed as often as its author likes", () => {
  const p = editedOn(NEXT_DAY);
  p.record({ status: "draft" });
  assert.deepEqual(warnings(p), []);
});

test("outside a repository and without git nothing is said, and in a clone without all history that it was not asked", () => {
  assert.deepEqual(asked(minimalPublication()), { found: [], left: undefined });

  const p = editedOn(NEXT_DAY);
  const clone = join(p.data, "clone");
  git(p, { author: NEXT_DAY, committer: NEXT_DAY }, "clone", "--depth", "1", `file://${join(p.articles, "..")}`, clone);
  const { found, left } = asked(p, NOW, join(clone, "articles"));
  assert.deepEqual(found, []);
  assert.match(left ?? "", /没有完整的 git 历史/);
  // A build is the same in both.
  const builds = [p.articles, join(clone, "articles")].map((articles) =>
    readPublication({ articles, data: p.data }, NOW),
  );
  assert.deepEqual(
    builds.map(({ warnings: told }) => told),
    [[], []],
  );

  const { PATH } = process.env;
  process.env.PATH = "/nowhere";
  try {
    assert.deepEqual(warnings(p), []);
  } finally {
    process.env.PATH = PATH;
  }
  assert.equal(warnings(p).length, 1);
});

test("a text that waits for the end of its embargo may be changed till then", () => {
  const p = recorded();
  p.write("article.md", "改过的正文。\n");
  p.record({ publishAt: "2025-05-20T18:00:00-07:00" });
  commit(p, NEXT_DAY);
  assert.deepEqual(warnings(p), []);
});
