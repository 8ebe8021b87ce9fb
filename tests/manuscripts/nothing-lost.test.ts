import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanPaste, plain } from "../../src/manuscripts/escaped-text.ts";
import type { Draft } from "../../src/manuscripts/manuscript.ts";
import { withTitle } from "../../src/manuscripts/recognise.ts";
import { fromHtml, fromText, numbers } from "./manuscripts.ts";

const RUNS = 600;

/** Everything that an author gets of a manuscript: the two files, what was taken out of the text, and the notes. */
function everythingOf({ title = "", lede = "", body, pictures, files, removed, reviewNotes }: Draft): string {
  return [
    ...[title, lede, ...removed.map(({ text }) => text), ...reviewNotes.map(({ message }) => message)],
    ...body.flatMap(({ escaped }) => [plain(escaped), escaped]),
    ...[...files.values()].flatMap((text) => text.split(/[,\n]/)),
    ...[...pictures.values()].flatMap(({ alt = "", caption = "" }) => [alt, caption]),
  ]
    .map(bare)
    .join("\n");
}

/** White space is set by HTML and Markdown as they like. */
function bare(text: string): string {
  return cleanPaste(text).replace(/\s+/g, "");
}

/** What a line can be, each time with another word in it. */
const LINES: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => `${word}？`,
  (word) => `${word}这一段是正文，写得足够长，不会被当作小标题，最后有句号。`,
  (word) => `${word}这一段，有“引语”和(括号)、100%、C:\\a_b*c*，[链接](x)。`,
  (word) => `来源：${word}报`,
  (word) => `来源：${word}报 作者：张三 日期：2025-05-19`,
  (word) => `综合：${word}报、公报`,
  (word) => `图源：${word}社`,
  (word) => `图:${word}`,
  (word) => `${word}在现场。（图源：公报）`,
  (word) => `${word}在现场 图源:公报`,
  (word) => `${word}一句话。又一句话。图源:公报`,
  (word) => `▲ ${word}在现场`,
  (word) => `责任编辑：${word}`,
  (word) => `标题：${word}`,
  (word) => `原标题：${word}`,
  (word) => `链接：https://a.example/${word.slice(1)}`,
  (word) => `原创 ${word}组 2026年11月20日 09:30 加拿大`,
  (word) => `[gallery ids="${word}"]`,
  (word) => `[caption id="a" width="600"]${word}（图源：公报）[/caption]`,
  (word) => `[caption id="a"]${word}`,
  (word) => `${word}[/caption]`,
  (word) => `[embed]https://a.example/${word}[/embed]`,
  (word) => `# ${word}`,
  (word) => `> ${word}`,
  (word) => `1. ${word}`,
  (word) => `| ${word} | 乙 |`,
  (word) => `免责声明：${word}`,
  (word) => `${word.slice(1)}.jpg`,
  () => "[图片]",
  () => "发表评论",
  () => "广告",
  (word) => `赞助：${word}银行`,
  (word) => `评论｜${word}`,
  () => "阅读原文",
  () => "01",
  () => "",
];

test(`of ${RUNS} random texts every line is in the article, among what was taken out, or in a note, also with another title`, () => {
  const next = numbers(20260509);
  for (let run = 0; run < RUNS; run += 1) {
    const lines = Array.from({ length: 1 + (next() % 14) }, (_, index) => pick(LINES, next)(`词${run}x${index}x`));
    const draft = fromText(...lines);
    for (const [name, everything] of [
      ["recognised", everythingOf(draft)],
      ["given", everythingOf(withTitle(draft, "别的标题"))],
    ] as const)
      for (const line of lines) {
        assert.ok(everything.includes(bare(line)), `${name}: “${line}” of ${JSON.stringify(lines)} is nowhere`);
      }
  }
});

/** HTML under construction, and the words and addresses in it that nobody may lose. */
interface Page {
  readonly next: () => number;
  readonly kept: string[];
  html(depth: number): string;
  word(): string;
  address(): string;
}

type Part = (page: Page, depth: number) => string;

const PARTS: readonly Part[] = [
  (page) => page.word(),
  (page) => `${page.word()}。\n\n${page.word()}。`,
  (page) => `<p>${page.word()}这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>`,
  (page) => `<p>${page.word()}<br>${page.word()}</p>`,
  (page) => `<p>图源：${page.word()}</p>`,
  (page) => `<p>来源：<a href="${page.address()}">${page.word()}</a></p>`,
  (page) => `<p>[gallery ids="${page.word()}"]</p>`,
  (page) => `[caption id="a"]<img src="${page.address()}.jpg" alt="${page.word()}"> ${page.word()}[/caption]`,
  (page, depth) => `<p>${page.html(depth)}</p>`,
  (page, depth) => `<div>${page.html(depth)}</div>`,
  (page, depth) => `<section><span>${page.html(depth)}</span></section>`,
  (page, depth) => `<strong>${page.html(depth)}</strong>`,
  (page, depth) => `<em>${page.html(depth)}</em>`,
  (page, depth) => linked(page, page.html(depth)),
  (page) => `<a href="/near">${page.word()}</a>`,
  (page, depth) => `<blockquote>${page.html(depth)}</blockquote>`,
  (page, depth) => `<ul><li>${page.html(depth)}</li><li>${page.word()}</li></ul>`,
  (page, depth) => `<ol start="3"><li>${page.word()}</li><li>${page.html(depth)}</li></ol>`,
  (page) => `<dl><dt>${page.word()}</dt><dd>${page.word()}</dd></dl>`,
  (page) => `<h1>${page.word()}</h1>`,
  (page, depth) => `<h3>${page.html(depth)}</h3>`,
  (page) => `<pre>${page.word()}\n\n  ${page.word()}</pre>`,
  (page) => `<p><code>${page.word()}</code></p>`,
  (page) =>
    `<table><caption>${page.word()}</caption><tr><th>${page.word()}</th><th></th></tr><tr><td>${page.word()}|</td></tr></table>`,
  (page, depth) =>
    `<table><tr><td>${page.html(depth)}</td><td>${page.word()}</td></tr><tr><td>${page.html(depth)}</td></tr></table>`,
  (page) =>
    `<p>表：${page.word()}</p><table><tr><td>${page.word()}</td><td></td></tr><tr><td>1</td><td>${page.word()}</td></tr></table><p>数据来源：${page.word()}</p>`,
  (page) =>
    `<figure><img src="${page.address()}.jpg" alt="${page.word()}"><figcaption>${page.word()}（图源：公报）</figcaption></figure>`,
  (page, depth) =>
    `<figure><img src="${page.address()}.jpg"><figcaption>${page.word()}</figcaption>${page.html(depth)}</figure>`,
  (page) => `<img src="${page.address()}.jpg" alt="a${page.kept.length}">`,
  (page) => `<nav>${page.word()}</nav><aside><p>${page.word()}</p></aside>`,
  (page, depth) => `<footer>${page.html(depth)}</footer>`,
  (page) => `<form><label>${page.word()}</label><button>${page.word()}</button></form>`,
  (page) => `<iframe src="${page.address()}"></iframe>`,
  (page) => `<ruby>${page.word()}<rt>${page.word()}</rt></ruby>`,
  () => "<p hidden>不见</p><script>不见</script>",
];

/** HTML knows no link within a link. */
function linked(page: Page, html: string): string {
  return html.includes("<a ") ? html : `<a href="${page.address()}">${page.word()}${html}</a>`;
}

test(`of ${RUNS} random pages every word and every address is in the article, among what was taken out, or in a note`, () => {
  const next = numbers(20260510);
  for (let run = 0; run < RUNS; run += 1) {
    const kept: string[] = [];
    const keep = (text: string) => {
      kept.push(text);
      return text;
    };
    const page: Page = {
      next,
      kept,
      word: () => keep(`词${run}x${kept.length}x`),
      address: () => keep(`https://a.example/${run}x${kept.length}x`),
      html: (depth) =>
        depth === 0
          ? page.word()
          : Array.from({ length: 1 + (next() % 3) }, () => pick(PARTS, next)(page, depth - 1)).join(""),
    };
    const html = Array.from({ length: 1 + (next() % 4) }, () => page.html(2)).join("\n");
    const everything = everythingOf(fromHtml(html));
    for (const text of kept)
      assert.ok(everything.includes(bare(text)), `“${text}” of ${html} is nowhere:\n${everything}`);
  }
});

function pick<T>(values: readonly [T, ...T[]] | readonly T[], next: () => number): T {
  const value = values[next() % values.length];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}
