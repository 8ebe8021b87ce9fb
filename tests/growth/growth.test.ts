import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setHtml } from "../../_includes/partials/running-text/running-text.ts";
import { fixedText } from "../../src/check/fixed-text.ts";
import { readBody } from "../../src/content/article-body.ts";
import { readJsonFile } from "../../src/content/json-file.ts";
import { parseMarkdown } from "../../src/content/markdown/parse.ts";
import { frontMatterIn } from "../../src/content/markdown/read-markdown.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { parseWith } from "../../src/content/schema-problems.ts";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { markdownPassages } from "../../src/copy/markdown-passages.ts";
import { ArticleRecord } from "../../src/domain/article-record.ts";
import { commentParagraphs } from "../../src/domain/comment.ts";
import { fullWidthPunctuation } from "../../src/domain/punctuation.ts";
import { pictureName } from "../../src/manuscripts/picture-name.ts";
import { withSubheads } from "../../src/manuscripts/subheads.ts";
import { TagScanner } from "../../src/traditional/tag-scanner.ts";
import { growth } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-growth-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const page = "https://paper.example/2025/05/sample/";
const wanted = { unsourcedQuotes: true, mayBeAnything: () => false, html: false, page };
const body = (text: string) => void readBody("article.md", text, new Map(), wanted, new ProblemReport());
const desk = copyDesk({ rules: {}, names: [{ name: "特朗普", variants: ["川普"] }], disclaimers: sameFor("声明。") });
const copy = (text: string) => void desk(markdownPassages(text));

/** What read its text over and over once, with a text of a kind that made it do so, and a length at which that showed. */
const MECHANISMS: Readonly<Record<string, readonly [work: (text: string) => void, unit: string, units: number]>> = {
  "ids of headings that are alike": [(text) => void parseMarkdown(text), "## a\n\n", 300],
  "notes at the end": [(text) => void parseMarkdown(notes(text)), "x", 400],
  "spaces in a code block": [(text) => void setHtml(`<pre><code>${text}</code></pre>`), "字a：", 4000],
  "spaces in a paragraph with an address": [(text) => void setHtml(`<p><b>${text}</b> http://a</p>`), "字a：", 4000],
  "marks in a text with addresses": [(text) => void fullWidthPunctuation(text), "字, http://a.b ", 1500],
  "a long word with an address behind": [(text) => void fullWidthPunctuation(`${text} a@b`), "abc", 20_000],
  "settings that nothing closes": [(text) => void frontMatterIn(text), "---a\n", 10_000],
  "quotations that nothing closes": [(text) => body(text.replaceAll(" ", "\n\n")), "“““““““““ ", 200],
  "links that are refused": [body, "[a](javascript:b) <b>\n\n", 150],
  "notes that nobody refers to": [body, "[^a]: b\n\n", 300],
  "notes without words": [body, "甲[^a]\n\n[^a]:\n\n", 200],
  "stars that lean": [body, "1*2 ", 1000],
  "items without words": [body, "-\n\n甲\n\n", 200],
  "links that are not written": [body, "[a]（https://b ", 250],
  "lines of wide spaces": [(text) => void parseMarkdown(text), "\u3000 ", 4000],
  "paragraphs of many lines": [copy, "字a\\\n", 300],
  "pictures that nothing closes": [copy, "![", 1500],
  "brackets that nothing closes": [copy, "字(字", 800],
  "quotations within quotations": [copy, "“（", 1000],
  "corner marks": [copy, "「字」", 200],
  "full stops in a row": [copy, ".字......", 400],
  "fields nobody knows": [unknownFields, "x", 400],
  "pages of short lines": [(text) => void withSubheads(lines(text)), "短句\n", 1000],
  "pictures without a name": [pictures, "x", 500],
  "brackets behind an address": [(text) => void commentParagraphs(`https://a.b/${text}`), ")", 5000],
  "tags without attributes": [tags, "<li>", 10_000],
  "edits that change the structure": [(text) => void fixedText("a.md", text, desk), "[字,字](#a,) ", 25],
};
/** With four times the text. Half-way between what grows with the length and what grows with its square. */
const TOO_MUCH = 9;

for (const [what, [work, unit, units]] of Object.entries(MECHANISMS)) {
  test(`${what} are read in time that grows with the length`, () => {
    assert.ok(growth((times) => work(unit.repeat(units * times)), TOO_MUCH) < TOO_MUCH);
  });
}

test("the measurement tells work that grows with the square", () => {
  const square = (length: number) => {
    let sum = 0;
    for (let a = 0; a < length; a += 1) for (let b = 0; b < length; b += 1) sum += a ^ b;
    return sum;
  };
  square(2000);
  // Once is enough: what disturbs the short measurement makes a square look better than it is.
  const told = [1, 2, 3, 4, 5].some(() => growth((times) => square(500 * times), Number.POSITIVE_INFINITY) >= TOO_MUCH);
  assert.ok(told);
});

function tags(text: string): void {
  const scanner = new TagScanner(text);
  while (scanner.next());
}

function notes(text: string): string {
  return [...text].map((_, index) => `字[^${index}]\n\n[^${index}]: 注\n\n`).join("");
}

function unknownFields(text: string): void {
  const path = join(folder, "article.json");
  writeFileSync(path, JSON.stringify(Object.fromEntries([...text].map((letter, index) => [letter + index, 1]))));
  const report = new ProblemReport();
  const file = readJsonFile(path, report);
  if (file) parseWith(ArticleRecord, file);
}

function pictures(text: string): void {
  const taken = new Set<string>();
  for (const _ of text) taken.add(pictureName("", taken));
}

function lines(text: string): { escaped: string }[] {
  return text.split("\n").map((escaped) => ({ escaped }));
}

function sameFor(text: string) {
  return { original: text, compilation: text, translation: text, reprint: text };
}
