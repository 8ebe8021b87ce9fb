import assert from "node:assert/strict";
import { test } from "node:test";
import { leftoverMarkdown } from "../../../src/content/markdown/leftovers.ts";
import { parseMarkdown } from "../../../src/content/markdown/parse.ts";
import { htmlManuscript } from "../../../src/manuscripts/html-manuscript.ts";
import type { Manuscript } from "../../../src/manuscripts/manuscript.ts";
import { writtenBody } from "../../../src/manuscripts/written-body.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyFrom } from "./bodies.ts";

const RUNS = 300;
const TAGS = ["div", "br", "img", "a", "p", "script", "span", "table", "h2", "iframe", "video", "li", "b", "ruby"];
const ATTRIBUTES = [
  ' class="a"',
  " src='b.jpg'",
  ' href="https://a.example/b?c=d&e"',
  " hidden",
  " onclick=alert(1)",
  "/",
];
const BETWEEN = ["好", "一段话。", " ", "", "（见图）", "a b", "*重*", "`码`", "|", "\\", "_", "1. ", "# ", "- "];

/** Code that a text tells of, cut off anywhere. */
function cutCode(next: () => number): string {
  const one = <T>(all: readonly T[]): T => all[next() % all.length] as T;
  const whole = [
    () => `<${one(TAGS)}${one(ATTRIBUTES)}${one(ATTRIBUTES)}>`,
    () => `</${one(TAGS)} >`,
    () => `<!-- ${one(BETWEEN)} -->`,
    () => `<!DOCTYPE html>`,
    () => `<?xml version="1.0"?>`,
    () => `<![CDATA[${one(BETWEEN)}]]>`,
  ];
  const code = one(whole)();
  const cut = next() % 3 === 0 ? code : code.slice(0, 1 + (next() % code.length));
  return `${one(BETWEEN)}${cut}${one(BETWEEN)}`;
}

const asHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Where a text of a post can stand. */
const PLACES: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.map((line) => `<p>${asHtml(line)}</p>`).join(""),
  (lines) => lines.map(asHtml).join("\n"),
  (lines) => `<p>${lines.map(asHtml).join("<br>")}</p>`,
  (lines) => `<ul>${lines.map((line) => `<li>${asHtml(line)}</li>`).join("")}</ul>`,
  (lines) => `<blockquote><p>${lines.map(asHtml).join("<br>")}</p></blockquote>`,
  (lines) => lines.map((line) => `<p><strong>${asHtml(line)}</strong>${asHtml(line)}</p>`).join(""),
  (lines) => `<p>${lines.map((line) => `<a href="https://a.example/">${asHtml(line)}</a>`).join("")}</p>`,
  (lines) => `<table>${lines.map((line) => `<tr><td>${asHtml(line)}</td><td>乙</td></tr>`).join("")}</table>`,
  (lines) =>
    `<p>${lines.map((line) => [...line].map((sign) => `<span>${asHtml(sign)}</span>`).join("")).join("<br>")}</p>`,
  (lines) => `<pre>${lines.map(asHtml).join("\n")}</pre>`,
];

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

/** What `npm run check` says of markup in a text. */
function markupIn(markdown: string): string[] {
  const found = leftoverMarkdown(markdown, parseMarkdown(markdown));
  return found.flatMap(({ code, message }) => (code === "html-in-text" ? [message] : []));
}

for (const [command, read] of [
  ["migrate", (html) => bodyFrom(html).manuscript],
  ["new", htmlManuscript],
] satisfies [string, (html: string) => Pick<Manuscript, "blocks">][])
  test(`of ${RUNS} texts that tell of code, whole or cut off, none that ${command} has written is taken for markup by check`, () => {
    const next = numbers(20261130);
    for (let run = 0; run < RUNS; run += 1) {
      const lines = Array.from({ length: 1 + (next() % 4) }, () => cutCode(next));
      const html = PLACES[next() % PLACES.length]?.(lines) ?? "";
      const { markdown } = writtenBody(read(html).blocks);
      assert.deepEqual(markupIn(markdown), [], `run ${run}: ${html} became\n${markdown}`);
      for (const line of lines)
        assert.ok(lettersOf(markdown).includes(lettersOf(line)), `${line} is gone from\n${markdown}`);
    }
  });
