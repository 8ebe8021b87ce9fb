import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CopyThread } from "../../src/check/copy-thread.ts";
import { CopyReader } from "../../src/copy/copy-reader.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";

test("where there are many articles, a thread beside finds the same, whichever of them were handed over", async () => {
  const p = minimalPublication();
  p.write("article.md", "甲,乙。");
  p.record({ id: "20250520-other" }, "2025/05/other");
  p.write("article.md", "丙,丁。", "2025/05/other");
  const alone = new CopyReader(p).finish();
  assert.equal(alone.length, 2);
  const thread = new CopyThread(p);
  const files = (name: "article.json" | "article.md") => readFileSync(join(p.articles, FOLDER, name), "utf8");
  thread.add(join(p.articles, FOLDER), { "article.json": files("article.json"), "article.md": files("article.md") });
  assert.deepEqual(await thread.finish(), alone);
});

test("what was handed over is looked over as it was read, and not read again", () => {
  const p = minimalPublication();
  const reader = new CopyReader(p);
  reader.add(join(p.articles, FOLDER), { "article.json": "{}", "article.md": "甲,乙。" });
  assert.deepEqual(
    reader.finish().map(({ code }) => code),
    ["half-width-punctuation"],
  );
});

test("a thread that stops half-way is told of, and nobody waits for it", async () => {
  const thread = new CopyThread(minimalPublication(), fileURLToPath(new URL("stopping-thread.ts", import.meta.url)));
  await assert.rejects(thread.finish(), /^Error: 检查文字的线程中途结束了。$/);
});

test("a check that fails does not wait for the thread it has begun", () => {
  const { articles, data } = minimalPublication();
  const program = fileURLToPath(new URL("abandoned-thread.ts", import.meta.url));
  const command = ["--import", "tsx", program, articles, data];
  const { status, error } = spawnSync(process.execPath, command, { timeout: 30_000 });
  assert.deepEqual([status, error], [0, undefined]);
});
