import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { stage } from "../../../src/desk/new/place.ts";
import { newsroom } from "./newsroom.ts";

const FILES = { "article.md": "正文。\n", "article.json": "{}\n" };
/** Above the greatest number that systems give to a process. */
const NOBODY = 2 ** 22 + 1;

test("until an article is placed whole there is nothing in the folder of articles", () => {
  const room = newsroom();
  const staged = stage(FILES, room.articles);
  assert.deepEqual(
    room.files().filter((name) => name.startsWith("articles")),
    ["articles"],
  );
  staged.place(join(room.articles, "2025/05/first"));
  staged.remove();
  assert.equal(readFileSync(join(room.articles, "2025/05/first/article.md"), "utf8"), "正文。\n");
  assert.ok(room.files().every((name) => name.startsWith("articles")));
});

test("two writers of one article: the second is refused and the first stays", () => {
  const room = newsroom();
  const target = join(room.articles, "2025/05/first");
  const staged = stage(FILES, room.articles);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "article.md"), "先到的。");
  assert.throws(() => staged.place(target), /没有覆盖/);
  staged.remove();
  assert.equal(readFileSync(join(target, "article.md"), "utf8"), "先到的。");
});

test("what a killed command left is cleared away by the next; what a running one writes is not", () => {
  const room = newsroom();
  const [left, running] = [NOBODY, process.ppid].map((pid) => `.new-article-${pid}-abc`);
  for (const name of [left, running]) mkdirSync(join(room.root, String(name)));
  const staged = stage(FILES, room.articles);
  staged.remove();
  assert.deepEqual(room.files(), [running, "articles"]);
});
