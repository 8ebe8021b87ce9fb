import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { PAGE_LIMITS } from "../../scripts/bench/page-limits.ts";
import { fullWidthPunctuation } from "../../src/domain/punctuation.ts";
import { builtSite } from "./built-site.ts";

const site = builtSite();
const page = site.page("/2025/05/trump-putin-ceasefire-call/");
const seed = readFileSync("tests/fixtures/seed/article.txt", "utf8")
  .split("\n")
  .map((line) => line.trim())
  .filter(Boolean);
const PICTURES = ["me0qy", "ueuci", "2afan", "vnigw"];

test("the page holds every line of the original, in its order, with full-width punctuation", () => {
  const text = page.root.querySelector("main")?.text.replace(/\s+/g, "") ?? "";
  let from = 0;
  const end = seed.findIndex((line) => line.startsWith("免责声明"));
  for (const line of seed.slice(0, end)) {
    if (PICTURES.includes(line)) continue;
    const wanted = fullWidthPunctuation(line).replace(/\s+/g, "");
    const at = text.indexOf(wanted, from);
    assert.ok(at >= 0, `missing or out of order: ${line}`);
    from = at + wanted.length;
  }
});

test("the disclaimer and the form keep the original's words", () => {
  const text = page.root.querySelector("main")?.text ?? "";
  assert.match(text, /转载此文章的目的旨在传播更多信息以服务于社会，版权归原作者所有/);
  assert.match(text, /发表评论/);
  assert.match(text, /您的电子邮箱地址不会被公开。/);
  assert.equal(page.root.querySelector(".disclaimer a")?.getAttribute("href"), "mailto:itop366.com@gmail.com");
});

test("the four subheads are headings", () => {
  const headings = page.root.querySelectorAll(".article-body h2").map((node) => node.text);
  assert.deepEqual(headings, [
    "普京与特朗普双双对会谈表示满意",
    "特朗普“偏爱”普京，“厌恶”泽连斯基？",
    "泽连斯基密集接触美欧领导人，呼吁强硬制裁",
    "俄罗斯准备与乌克兰就未来和平谈判签署备忘录",
  ]);
});

test("four placeholders keep the credits of pictures that cannot be shown", () => {
  const figures = page.root.querySelectorAll(".article-body figure");
  assert.equal(figures.length, 4);
  const credits = figures.map((figure) => figure.querySelector("figcaption")?.text ?? "");
  assert.match(credits[0] ?? "", /没有注明/);
  assert.match(credits[1] ?? "", /图源：CBC/);
  assert.match(credits[2] ?? "", /图源：BBC/);
  assert.match(credits[3] ?? "", /图源：BBC/);
  assert.equal(page.root.querySelectorAll(".article-body img").length, 0);
});

test("no stray picture token of the old system is left", () => {
  for (const token of PICTURES) assert.ok(!page.root.querySelector("body")?.text.includes(token), token);
});

test("the page, its styles and its scripts weigh no more than their budget as the CDN compresses them", () => {
  const weigh = (selector: string, attribute: string) =>
    page.root
      .querySelectorAll(selector)
      .map((node) => sentAs(readFileSync(join(site.folder, node.getAttribute(attribute) ?? ""))))
      .reduce((sum, bytes) => sum + bytes, 0);
  const htmlAndStyles = sentAs(page.html) + weigh("link[rel=stylesheet]", "href");
  assert.ok(htmlAndStyles <= PAGE_LIMITS.htmlAndStyles, `${htmlAndStyles} bytes`);
  const scripts = weigh("script[src]", "src");
  assert.ok(scripts <= PAGE_LIMITS.scripts, `${scripts} bytes`);
});

test("nothing waits for a script, and no script of the page asks for a file that the page has not named", () => {
  for (const script of page.root.querySelectorAll("script[src]")) {
    assert.ok(script.hasAttribute("async") || script.getAttribute("type") === "module", script.outerHTML);
    const code = readFileSync(join(site.folder, script.getAttribute("src") ?? ""), "utf8");
    assert.doesNotMatch(code, /^import\s*["{]|from\s*"\.\//m, script.outerHTML);
  }
});

/** Bytes on the line: Brotli at the level at which servers compress while they send (src/serve/server.ts). */
function sentAs(file: string | Buffer): number {
  return brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}
