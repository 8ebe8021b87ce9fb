import assert from "node:assert/strict";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import iconv from "iconv-lite";
import { isDraft } from "../../src/content/salvaged-text.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";

const p = minimalPublication();
const folder = join(p.articles, FOLDER);
function saysDraft(record: string | Uint8Array): boolean {
  p.write("article.json", record);
  return isDraft(folder);
}

test("a record says that it is a draft, however broken it is otherwise", () => {
  for (const record of [
    '{ "status": "draft" }',
    '{ "title": "甲" "status": "draft", }',
    '{ "title": “甲”， "status" : "draft"',
    '{ "pictures": { "a": { "file": "a.jpg" , "status": "draft" }',
    '{ "title": "甲\\n题", // 注\n "status": "draft" }',
    '\uFEFF{ "title": "甲\u202e乙", "status": "draft" }',
    iconv.encode('{ "title": "港口明天上午恢复作业", "status": "draft" }', "gbk"),
    iconv.encode('{ "title": "港口明天上午恢复作业", "status": "draft" }', "utf16-le", { addBOM: true }),
  ])
    assert.ok(saysDraft(record), String(record));
});

test("what does not say so, or not clearly, is no draft: a published article must not vanish", () => {
  for (const record of [
    "",
    "[]",
    "null",
    '{ "title": "甲" }',
    '{ "status": "published", }',
    '{ "status": "Draft", }',
    '{ "status": "draft", "status": "published" }',
    '{ "status": "published", "title": "乙" "status": "draft" }',
    '{ "pictures": { "status": "draft" } }',
    '{ "lede": "他写道：\\"status\\": \\"draft\\"。" }',
    '{ // "status": "draft"\n "title": "甲", }',
    '{ "title": "甲" /* "status": "draft" */ "lede": "乙" }',
  ])
    assert.ok(!saysDraft(record), String(record));
  rmSync(join(folder, "article.json"));
  assert.ok(!isDraft(folder));
  p.write("other.json", '{ "status": "draft" }');
  symlinkSync(join(folder, "other.json"), join(folder, "article.json"));
  assert.ok(!isDraft(folder));
});

test("behind a comma, a comment or a name too many, all else is told in the same run", () => {
  const publication = minimalPublication();
  const told = (record: string) => {
    publication.write("article.json", record);
    return publication.problems().map(({ code, line }) => `${line} ${code}`);
  };
  const rest =
    '"id": "20250519-sample", "title": "题", "lede": "导语。", "kind": "original",\n"desk": "部", "section": "x"';
  const date = '"published": "2025-05-19T09:30:00-07:00"';
  const all = ["1 json-syntax", "3 unknown-section"];
  assert.deepEqual(told(`{ "tags": [] ${date},\n${rest} }`), all);
  assert.deepEqual(told(`{ "tags": [],, ${date},\n${rest} }`), all);
  assert.deepEqual(told(`{ // 注\n${rest}, ${date} }`), all);
  assert.deepEqual(told(`{ ${date}, ${date},\n${rest} }`), ["1 duplicate-key", "3 unknown-section"]);
  // What this means nobody can say.
  assert.deepEqual(told(`{ “published”: 1,\n${rest} }`), ["1 json-syntax"]);
});
