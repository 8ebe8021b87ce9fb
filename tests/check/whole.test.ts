import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { annotations } from "../../src/check/annotations.ts";
import { isYes } from "../../src/check/answer.ts";
import { diffOf } from "../../src/check/change.ts";
import { fixFiles } from "../../src/check/mend.ts";
import { CHECK, checkOptionsOf } from "../../src/check/options.ts";
import { checkWhole } from "../../src/check/whole.ts";
import { foundOf } from "../../src/copy/found.ts";
import { Cancelled } from "../../src/terminal/outcome.ts";
import { givenTo } from "../fixtures/given.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
/** Long enough that no two texts share it by chance. */
const LONG = Array.from({ length: 60 }, (_, index) => `第${index * 7}句说的是第${index * 13}件事情的来龙去脉。`).join(
  "",
);

function twoArticles(status: string) {
  const p = minimalPublication();
  p.record({ id: "20250520-other", status }, "2025/05/other");
  p.write("article.md", `${LONG}\n`, "2025/05/other");
  p.write("article.md", `前言。\n\n${LONG}\n`);
  return p;
}

test("a text that the site has already is told of both articles, drafts as well", async () => {
  for (const status of ["published", "draft"]) {
    const { found } = await checkWhole(twoArticles(status), NOW);
    const told = found.filter(({ code }) => code === "near-duplicate");
    assert.deepEqual(
      told.map(({ file, message }) => [file.split("/").at(-2), message]),
      [
        ["sample", "与 /2025/05/other/ 的文字大部分相同（约 100%）。"],
        ["other", "与 /2025/05/sample/ 的文字大部分相同（约 100%）。"],
      ],
    );
  }
});

test("a withdrawn article is neither looked over nor compared", async () => {
  const p = twoArticles("published");
  p.write("article.md", `停火--谈判。${LONG}`, "2025/05/other");
  const who = { reason: "权利人要求", requestedBy: "公报" };
  const entry = { path: "/2025/05/other/", id: "20250520-other", date: "2025-12-01T00:00:00-08:00", ...who };
  p.siteData("withdrawals.json", [entry]);
  const { found, articles } = await checkWhole(p, NOW);
  assert.deepEqual([found, articles], [[], 1]);
});

test("an article that cannot be read as one has its copy looked over all the same", async () => {
  const p = minimalPublication();
  p.record({ section: "none" });
  p.write("article.md", "甲,乙。");
  const { found } = await checkWhole(p, NOW);
  assert.deepEqual(found.map(({ code }) => code).sort(), ["half-width-punctuation", "unknown-section"]);
});

test("facts that are wrong are told, and nothing is looked over by half of them", async () => {
  const p = minimalPublication();
  p.write("article.md", "甲,乙。");
  p.siteData("disclaimers.json", {});
  const { found, desk, notes } = await checkWhole(p, NOW);
  assert.ok(found.every(({ code, severity }) => code === "missing-field" && severity === "error"));
  assert.deepEqual([found.length, desk, notes.length], [4, undefined, 1]);
});

test("what an editor saves while the question stands is not written over", async () => {
  const p = minimalPublication();
  p.write("article.md", "甲,乙。\n");
  const file = join(p.articles, FOLDER, "article.md");
  const options = checkOptionsOf(givenTo(CHECK, ["--fix", "--articles", p.articles, "--data", p.data]), {});
  const confirm = async () => {
    writeFileSync(file, "甲,乙,丙。\n");
    return true;
  };
  const { changed, notes } = await fixFiles(await checkWhole(p, NOW), options, { print: () => undefined, confirm });
  assert.deepEqual([changed, notes], [[], [`${file} 刚才被别的程序改过，没有动它；再运行一次。`]]);
  assert.equal(readFileSync(file, "utf8"), "甲,乙,丙。\n");
});

test("what would change is headed by the name of the file, in Chinese and with spaces as well", () => {
  const diff = diffOf({ file: "我的 稿件😀/article.md", before: "甲,乙。\n", after: "甲，乙。\n" });
  assert.equal(diff, "--- 我的 稿件😀/article.md\n+++ 我的 稿件😀/article.md\n@@ -1,1 +1,1 @@\n-甲,乙。\n+甲，乙。\n");
});

test("leaving at the question is neither a yes nor a no", () => {
  assert.deepEqual([isYes("y"), isYes(" Y "), isYes(""), isYes("n")], [true, true, false, false]);
  assert.throws(() => isYes(undefined), Cancelled);
});

test("annotations keep their form whatever a name or a sentence holds", () => {
  const problem = { code: "dash", file: "a,b:c%.md", line: 3, column: 4, message: "甲%\r\n::乙" } as const;
  assert.equal(
    annotations([foundOf(problem, "error")]),
    "::error file=a%2Cb%3Ac%25.md,line=3,col=4,title=dash::甲%25%0A:\\u003a乙%0A破折号是——；npm run check -- --fix 会改。\n",
  );
});
