import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { checkChanged } from "../../src/check/changed.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

/** The sample article comes out on 19 May 2025; the other one is what a test makes of it. */
const OTHER = "2025/05/other";
const NOW = Date.parse("2025-05-20T12:00:00-07:00");
const BEFORE = Date.parse("2025-05-10T12:00:00-07:00");

function linked(target: Readonly<Record<string, unknown>>, text = `前情。\n\n见[前文](/${OTHER}/)。\n`) {
  const p = minimalPublication();
  p.record({ id: "20250521-other", ...target }, OTHER);
  p.write("article.md", "正文。\n", OTHER);
  p.write("article.md", text);
  return p;
}

function told(p: ReturnType<typeof linked>, now: number, drafts = false) {
  const report = new ProblemReport();
  readFolders(p, now, report, { drafts, html: false });
  const seen = (of: typeof report.problems) =>
    of.map(({ code, line, column, message }) => [code, line, column, message]);
  return { errors: seen(report.problems), warnings: seen(report.warnings) };
}

const DRAFT = { status: "draft" };
const LATER = { published: "2025-05-21T09:00:00-07:00" };

test("an article that is out may not link to a draft, and the build names the link", () => {
  const message = "链接到的文章 /2025/05/other/ 还是草稿。";
  const errors = [["link-not-out-yet", 3, 7, message]];
  assert.deepEqual(told(linked(DRAFT), NOW), { errors, warnings: [] });
  assert.deepEqual(
    linked(DRAFT)
      .problems()
      .map(({ code }) => code),
    ["link-not-out-yet"],
  );
});

test("an article that is out may not link to one that is due or under embargo", () => {
  for (const target of [LATER, { publishAt: LATER.published }]) {
    const message = "链接到的文章 /2025/05/other/ 要到 2025年5月21日 09:00 才发布。";
    assert.deepEqual(told(linked(target), NOW).errors, [["link-not-out-yet", 3, 7, message]]);
  }
});

test("while the article with the link waits itself, it is a warning that says both moments", () => {
  const { errors, warnings } = told(linked(LATER), BEFORE);
  const message = "本文 2025年5月19日 09:30 发布，链接到的文章 /2025/05/other/ 要到 2025年5月21日 09:00 才发布。";
  assert.deepEqual([errors, warnings], [[], [["link-not-out-yet", 3, 7, message]]]);
});

test("a preview shows what waits, so that the link is a warning there", () => {
  const { errors, warnings } = told(linked(DRAFT), NOW, true);
  assert.deepEqual([errors, warnings.length], [[], 1]);
});

test("every way of writing the link is seen", () => {
  const links = {
    "见[前文](../other/)。": [1, 7],
    "见[前文](https://paper.example/2025/05/other/#h-甲)。": [1, 7],
    "见[前文](/2025/05/other)。": [1, 7],
    "见[前文][1]。\n\n[1]: /2025/05/other/": [3, 6],
    "- 甲\n- 见[前文](/2025/05/other/)和[前文](/2025/05/other/)": [2, 9],
    "见<https://paper.example/2025/05/other/>。": [1, 3],
  };
  for (const [text, at] of Object.entries(links)) {
    const { errors } = told(linked(DRAFT, text), NOW);
    assert.deepEqual(
      errors.map(([, line, column]) => [line, column]),
      [at],
      text,
    );
  }
});

test("nothing is said of links to what is out in time, and of what a draft links to", () => {
  const nothing = { errors: [], warnings: [] };
  assert.deepEqual(told(linked({ published: "2025-05-19T09:30:00-07:00" }), BEFORE), nothing);
  assert.deepEqual(told(linked(LATER), Date.parse(LATER.published)), nothing);
  assert.deepEqual(
    told(linked(LATER, "[一](https://other.example/2025/05/other/)、[二](/about/)、[三](#h-一)"), NOW),
    nothing,
  );
  const p = linked(LATER);
  p.record({ status: "draft" });
  assert.deepEqual(told(p, NOW), nothing);
});

test("--changed looks at the articles that a changed one links to", async () => {
  const p = linked(DRAFT);
  const git = (...args: string[]) => {
    const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null" };
    const author = ["-c", "user.name=甲", "-c", "user.email=a@paper.example"];
    execFileSync("git", ["-C", join(p.articles, ".."), ...author, ...args], { stdio: "ignore", env });
  };
  git("init");
  git("add", "--all");
  git("commit", "--message", "稿件");
  assert.deepEqual((await checkChanged(p, NOW)).found, []);
  p.write("article.md", `见[前文](/${OTHER}/)。\n`);
  const { found } = await checkChanged(p, NOW);
  assert.deepEqual(
    found.map(({ code, severity }) => [code, severity]),
    [["link-not-out-yet", "error"]],
  );
});

test("a link to a draft with mistakes is a link to a draft, and stops what is out as ever", () => {
  const broken = { ...DRAFT, section: "nowhere", title: 5 };
  assert.deepEqual(
    told(linked(broken), NOW).errors.map(([code]) => code),
    ["link-not-out-yet"],
  );
});

test("in a preview as well what is out by the clock is out, however late it came", () => {
  assert.deepEqual(told(linked(LATER), Date.parse("2025-05-22T12:00:00-07:00"), true), { errors: [], warnings: [] });
});

test("what staff keep in the data folder is out: a topic or a page that links to what is not is told so, at its link", () => {
  for (const [file, text, line] of [
    ["topics/story.md", "见[前文](/2025/05/other/)。\n", 1],
    ["pages/about.md", "# 关于\n\n见[前文](/2025/05/other/)。\n", 3],
  ] as const) {
    const later = linked(LATER, "正文。\n");
    later.siteData("topics/story.json", { title: "一件事", summary: "说来话长。" });
    later.write(`../data/${file}`, text, ".");
    const message = "链接到的文章 /2025/05/other/ 要到 2025年5月21日 09:00 才发布。";
    const found = [["link-not-out-yet", line, 7, message]];
    assert.deepEqual(told(later, NOW), { errors: found, warnings: [] }, file);
    assert.deepEqual(told(later, NOW, true), { errors: [], warnings: found }, file);
    assert.deepEqual(told(later, Date.parse(LATER.published)), { errors: [], warnings: [] }, file);
  }
});
