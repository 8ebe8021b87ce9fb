import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownPassages } from "../../src/copy/markdown-passages.ts";
import { OPAQUE, offsetInFile, spanInFile } from "../../src/copy/passage.ts";
import { recordPassages } from "../../src/copy/record-passages.ts";

const texts = (markdown: string) => markdownPassages(markdown).map(({ text }) => text);

const READ_AS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  "a paragraph over two lines": ["甲\n乙", ["甲\n乙"]],
  "emphasis and links without their marks": ['**甲**[乙](/a/(b) "题")丙', ["甲乙丙"]],
  "code, pictures, addresses and escapes as one unknown": [
    "甲`乙`丙![丁](x)<https://a.example>&amp;\\*",
    [`甲${OPAQUE}丙${OPAQUE}${OPAQUE}${OPAQUE}${OPAQUE}`],
  ],
  "a bare address": ["见 https://a.example/b,c 页", [`见 ${OPAQUE} 页`]],
  "notes and where they are called": ["甲[^1]乙\n\n[^1]: 丙", ["甲乙", "丙"]],
  "headings, lists and cells": [
    "## 甲 ##\n\n- 乙\n\n1. 丙\n\n| 丁 | 丁 |\n|---|---|\n| 戊 | 己 |",
    ["甲", "乙", "丙", "丁", "丁", "戊", "己"],
  ],
  "no block of code": ["```\n甲\n```\n\n    乙\n", []],
};
for (const [name, [markdown, expected]] of Object.entries(READ_AS)) {
  test(`Markdown: ${name}`, () => assert.deepEqual(texts(markdown), expected));
}

test("Markdown: quotations are somebody else's, headings are headings", () => {
  const roles = markdownPassages("## 甲\n\n> 乙\n>\n> - 丙\n\n丁").map(({ role }) => role);
  assert.deepEqual(roles, ["heading", "quotation", "quotation", "prose"]);
});

test("Markdown: every unit knows its place in the file, behind a byte order mark, marks, and the line ends of Windows", () => {
  for (const markdown of [
    "甲\r\n\r\n- 乙**丙**\r\n  丁",
    "\uFEFF## 甲\n\n> 乙`a`丙",
    "| 甲 | 甲 |\n|---|---|\n| 乙丙 | 乙 |\n\n[^1]: 丁\n\n戊[^1]",
    "甲\r乙\r\r丙",
  ]) {
    for (const passage of markdownPassages(markdown)) {
      for (const [at, unit] of [...passage.text].entries()) {
        if (/\p{Script=Han}/u.test(unit))
          assert.equal(markdown[offsetInFile(passage, at)], unit, JSON.stringify(markdown));
      }
    }
  }
  const cells = markdownPassages("| 甲 | 甲 |\n|---|---|").map((passage) => offsetInFile(passage, 0));
  assert.deepEqual(cells, [2, 6]);
});

test("a part of a passage is one piece of the file only where nothing is left out in it", () => {
  const [passage] = markdownPassages("甲乙**丙丁**戊");
  assert.ok(passage);
  assert.deepEqual(spanInFile(passage, 0, 2), { from: 0, to: 2 });
  assert.deepEqual(spanInFile(passage, 2, 4), { from: 4, to: 6 });
  assert.equal(spanInFile(passage, 1, 3), undefined);
});

test("a record is read field by field, with escapes as what they stand for", () => {
  const json = '{"id": "甲", "title": "乙\\u4e19\\"丁", "sources": ["戊"], "quotes": {"a": {"text": "己"}}}';
  const [title, quote, ...none] = recordPassages(json);
  assert.ok(title && quote);
  assert.deepEqual(none, []);
  assert.deepEqual([title.text, title.role, quote.text, quote.role], ['乙丙"丁', "heading", "己", "quotation"]);
  const span = spanInFile(title, 1, 3);
  assert.equal(json.slice(span?.from, span?.to), '\\u4e19\\"');
});

test("what is no JSON has no passages", () => assert.deepEqual(recordPassages('{"title": "甲",}'), []));
