import assert from "node:assert/strict";
import { test } from "node:test";
import type { Token } from "markdown-it";
import { fixedText } from "../../src/check/fixed-text.ts";
import { parseMarkdown } from "../../src/content/markdown/parse.ts";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { oddMarkdown, oddRecord } from "./odd-texts.ts";

const RUNS = 2500;
const desk = copyDesk({
  rules: { "han-latin-space": "warning" },
  names: [
    { name: "特朗普", variants: ["川普"] },
    { name: "普京", variants: ["普丁"] },
  ],
  disclaimers: { original: "甲。", compilation: "乙。", translation: "丙。", reprint: "丁。" },
});

interface Fixed {
  readonly seed: number;
  readonly text: string;
  readonly fixed: string;
}

function fixAll(file: string, draw: (seed: number) => string): Fixed[] {
  return Array.from({ length: RUNS }, (_, index) => {
    const text = draw(index + 1);
    return { seed: index + 1, text, fixed: fixedText(file, text, desk) };
  });
}

const MARKDOWN = fixAll("article.md", oddMarkdown);
const RECORDS = fixAll("article.json", oddRecord);

/** What no fix may change, as it stands in a text. */
const UNTOUCHED: Readonly<Record<string, RegExp>> = {
  digits: /\d+/g,
  "full-width digits": /[０-９]+/g,
  addresses: /https?:\/\/[^\s)]+/g,
  "targets of links": /\]\([^)]*\)/g,
  code: /`[^`\n]*`/g,
  "quoted lines": /^> .*$/gm,
  pictures: /^!\[\]\(.*\)$/gm,
  footnotes: /\[\^\d\]:?/g,
  "line ends": /\r?\n/g,
  "byte order marks": /\uFEFF/g,
};

function typesOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ type, children }) => [type, ...typesOf(children ?? [])]);
}

for (const [file, all] of [
  ["article.md", MARKDOWN],
  ["article.json", RECORDS],
] as const) {
  test(`${file}: fixing twice is fixing once, and there was enough to fix`, () => {
    const changed = all.filter(({ text, fixed }) => fixed !== text);
    assert.ok(changed.length > RUNS / 3, `only ${changed.length} texts had anything to fix`);
    for (const { seed, text, fixed } of all)
      assert.equal(fixedText(file, fixed, desk), fixed, `seed ${seed}: ${JSON.stringify(text)}`);
  });
}

for (const [what, pattern] of Object.entries(UNTOUCHED)) {
  test(`no fix changes ${what}`, () => {
    for (const { seed, text, fixed } of MARKDOWN)
      assert.deepEqual(fixed.match(pattern), text.match(pattern), `seed ${seed}: ${JSON.stringify(text)}`);
  });
}

test("no fix changes what stands in quotation marks", () => {
  for (const { seed, text, fixed } of MARKDOWN) {
    let at = 0;
    for (const [quoted] of text.matchAll(/(?<=“)[^“”]*(?=”)|(?<=「)[^「」]*(?=」)/g)) {
      at = fixed.indexOf(quoted, at);
      assert.ok(at >= 0, `seed ${seed}: “${quoted}” of ${JSON.stringify(text)} is not in ${JSON.stringify(fixed)}`);
    }
  }
});

test("a fixed text is the same document: paragraphs, links, emphasis, code", () => {
  for (const { seed, text, fixed } of MARKDOWN) {
    const types = typesOf(parseMarkdown(text).tokens);
    assert.deepEqual(typesOf(parseMarkdown(fixed).tokens), types, `seed ${seed}: ${JSON.stringify(text)}`);
  }
});

test("of a record nothing changes but its texts", () => {
  const form = (json: string) => json.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  for (const { seed, text, fixed } of RECORDS) {
    assert.equal(form(fixed), form(text), `seed ${seed}: ${text}`);
    assert.deepEqual(rest(fixed), rest(text), `seed ${seed}: ${text}`);
  }
});

/** A record without the texts that may be fixed. */
function rest(text: string): unknown {
  const fixable = new Set(["title", "lede", "alt", "creditNote"]);
  return JSON.parse(text, (key, value) => (fixable.has(key) ? null : key === "changes" ? value.length : value));
}
