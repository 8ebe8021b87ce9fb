import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ReadArticle } from "../../src/content/article-file.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { CopyReader } from "../../src/copy/copy-reader.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";

/** A publication that was read, and its articles. */
function readOf(p: ReturnType<typeof minimalPublication>) {
  const read: ReadArticle[] = [];
  const onArticle = (one: ReadArticle) => void read.push(one);
  const { siteData } = readFolders(p, Date.now(), new ProblemReport(), { drafts: false, html: false, onArticle });
  assert.ok(siteData);
  return { siteData, read };
}

test("the same is found in articles whether they were handed over or not", () => {
  const p = minimalPublication();
  p.write("article.md", "甲,乙。");
  p.record({ id: "20250520-other" }, "2025/05/other");
  p.write("article.md", "丙,丁。[^1]\n\n| 戊,己 |\n|---|\n\n[^1]: 庚,辛。", "2025/05/other");
  const { siteData, read } = readOf(p);
  assert.equal(read.length, 2);
  const alone = new CopyReader(p).finish(siteData);
  assert.equal(alone.length, 2);
  for (const handed of [read, read.slice(1)]) {
    const reader = new CopyReader(p);
    for (const one of handed) reader.add(one, siteData);
    assert.deepEqual(reader.finish(siteData), alone);
  }
});

test("what was handed over is looked over as it was read, and not read again", () => {
  const p = minimalPublication();
  p.write("article.md", "甲,乙。");
  const { siteData, read } = readOf(p);
  p.write("article.md", "甲，乙。");
  assert.equal(readFileSync(join(p.articles, FOLDER, "article.md"), "utf8"), "甲，乙。");
  const reader = new CopyReader(p);
  for (const one of read) reader.add(one, siteData);
  assert.deepEqual(
    reader.finish(siteData).map(({ code }) => code),
    ["half-width-punctuation"],
  );
});

test("what readers read of people and topics is looked over as articles are, and keys and addresses are not", () => {
  const p = minimalPublication();
  p.siteData("people.json", {
    wang: { name: "王,明", role: "记者", profile: "写港口,也写渡轮。", url: "https://a.example/,a" },
  });
  const event = { date: "2025-05-19", text: "港口,停工。", source: "gazette" };
  p.siteData("topics/harbour.json", { title: "港口", summary: "停工,两天。", articles: [], chronology: [event] });
  p.write("../data/topics/harbour.md", "导言,一段。\n", ".");
  const { siteData } = readOf(p);
  const found = new CopyReader(p)
    .finish(siteData)
    .map(({ file, code, lines }) => [file.split("/").at(-1), code, lines.length]);
  assert.deepEqual(found, [
    ["people.json", "half-width-punctuation", 1],
    ["harbour.json", "half-width-punctuation", 2],
    ["harbour.md", "half-width-punctuation", 1],
  ]);
});
