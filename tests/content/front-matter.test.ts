import assert from "node:assert/strict";
import { test } from "node:test";
import { frontMatterIn } from "../../src/content/markdown/read-markdown.ts";

const FOUND = [
  "---\ntitle: 标题\n---\n\n正文。",
  "\n---\ntitle: 标题\n---\n",
  "+++\ntitle = '标题'\n+++\n正文。",
  "---\n# 设置\n标题: 甲\n---\n",
  "---js\n({ a: 1 })\n---\n",
  "---\n{\n}\n---\n",
];
for (const text of FOUND) {
  test(`settings of another system: ${JSON.stringify(text)}`, () => {
    const found = frontMatterIn(text) ?? "";
    assert.ok(text.includes(found) && /^[-+]/.test(found) && /[-+]$/.test(found), found);
    assert.doesNotMatch(found, /正文/);
  });
}

const NONE = [
  "正文。\n\n---\ntitle: 标题\n---\n",
  "第一个小标题\n---\n\n正文。\n\n第二个小标题\n---\n",
  "正文。\n\n---\n\n正文。\n\n---\n",
  "---\n\n正文。\n\n---\n",
  "---\n编者按：这一篇写于三年前。\n\n正文。\n\n---\n",
  "```yaml\n---\ntitle: 标题\n---\n```\n",
  "---\ntitle: 没有结束",
  "",
];
for (const text of NONE) {
  test(`no settings: ${JSON.stringify(text)}`, () => assert.equal(frontMatterIn(text), undefined));
}
