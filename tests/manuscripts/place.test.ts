import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { beginningOf } from "../../src/disk/running-process.ts";
import { proposeSlug } from "../../src/manuscripts/fields.ts";
import { stage } from "../../src/manuscripts/place.ts";
import { EXIT } from "../../src/terminal/outcome.ts";
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

test("what a killed command left is cleared away by the next, also by one that is refused; what a running one writes is not", async () => {
  const room = newsroom();
  const began = beginningOf(process.ppid);
  const stageOf = (pid: number, beginning: string) => `.new-article-${pid}-${beginning}-abc`;
  const [left, reused, running] = [stageOf(NOBODY, "1"), stageOf(process.ppid, "1"), stageOf(process.ppid, began)];
  for (const name of [left, reused, running]) mkdirSync(join(room.root, name));
  writeFileSync(`${room.articles}.lock-1-${NOBODY}-1`, "");
  const before = room.files();
  assert.equal((await room.run("--dry-run")).exit, EXIT.usage);
  assert.deepEqual(room.files(), before, "a dry run changes nothing");
  assert.equal((await room.run()).exit, EXIT.usage);
  assert.deepEqual(room.files(), [running, "articles"]);
});

test("a proposed slug of a long title ends with a word, and one that is taken gets a number", () => {
  const title = "加拿大安大略省政府宣布停止向美国出口电力并征收附加费";
  const slug = proposeSlug(title, new Set());
  assert.equal(slug, "jianada-an-dalve-shengzhengfu-xuanbu");
  assert.equal(proposeSlug(title, new Set([slug])), `${slug}-2`);
});
