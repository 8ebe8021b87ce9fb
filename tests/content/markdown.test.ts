import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../../src/content/markdown.ts";

function renderMarkdown(text: string): string {
  const { tokens, render } = parseMarkdown(text);
  return render(tokens);
}

/** Emphasis as news writes it; plain CommonMark leaves the asterisks of most of these on the page (commonmark-spec 650). */
const EMPHASES: Readonly<Record<string, string>> = {
  "**“非常顺利”**，他说": "<strong>“非常顺利”</strong>，他说",
  "他说**“非常顺利”**他又说": "他说<strong>“非常顺利”</strong>他又说",
  "**《公报》**报道": "<strong>《公报》</strong>报道",
  "**停火。**谈判": "<strong>停火。</strong>谈判",
  "报道**（节选）**如下": "报道<strong>（节选）</strong>如下",
  "*“一。”*又": "<em>“一。”</em>又",
};
for (const [text, html] of Object.entries(EMPHASES)) {
  test(`emphasis: ${text}`, () => assert.equal(renderMarkdown(text), `<p>${html}</p>\n`));
}

for (const address of [
  "https://a.example/b",
  "http://a.example",
  "mailto:desk@paper.example",
  "tel:+1-604-555-0100",
  "/about/",
  "../../12/other/",
  "#h-小标题",
  "?q=a",
  "页面/",
]) {
  test(`a link to ${address} is allowed`, () => {
    const { refusedLinks, tokens, render } = parseMarkdown(`[字](${address})`);
    assert.deepEqual(refusedLinks, []);
    assert.match(render(tokens), /<a href="/);
  });
}

for (const address of [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java&#115;cript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "blob:x",
  "intent:x",
  "weixin://x",
  "file:///etc/passwd",
  "//elsewhere.example/",
  "https:/one-slash",
  "https:///no-host",
]) {
  test(`a link to ${address} is refused and stays text`, () => {
    const { refusedLinks, tokens, render } = parseMarkdown(`[字](${address})`);
    assert.equal(refusedLinks.length, 1);
    assert.doesNotMatch(render(tokens), /<a /);
  });
}

test("links away from the site are marked, links inside are not", () => {
  assert.equal(
    renderMarkdown("[外](https://a.example/) [内](/about/)"),
    '<p><a href="https://a.example/" class="external" rel="external noopener noreferrer">外</a> <a href="/about/">内</a></p>\n',
  );
});

test("HTML is text", () => {
  assert.equal(renderMarkdown("<b>粗</b>"), "<p>&lt;b&gt;粗&lt;/b&gt;</p>\n");
});

test("heading ids keep Han, skip marks, and are unique", () => {
  const html = renderMarkdown("## 停火：谈判！\n\n## 停火、谈判\n\n### Truth Social\n\n## ！！\n\n## **强**调 `码`\n");
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(ids, ["h-停火-谈判", "h-停火-谈判-2", "h-truth-social", "h-section", "h-强调-码"]);
});

test("a heading called like a numbered one does not take its id", () => {
  const html = renderMarkdown("## 一\n\n## 一\n\n## 一 2\n");
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(ids).size, 3, ids.join(" "));
});

test("a note that is cited twice leads back to both places", () => {
  const html = renderMarkdown("甲[^a]，乙[^a]。\n\n[^a]: 注。\n");
  const targets = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  const links = [...html.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(targets).size, targets.length);
  for (const link of links) assert.ok(targets.includes(link), link);
  assert.deepEqual(links.filter((link) => link === "fn1").length, 2);
  assert.deepEqual(
    links.filter((link) => link?.startsWith("fnref")),
    ["fnref1", "fnref1-1"],
  );
});

test("a table can be scrolled with the keyboard and aligns by class, since inline style is forbidden", () => {
  const html = renderMarkdown("| 左 | 右 |\n|:---|---:|\n| 甲 | 1 |\n");
  assert.match(html, /<section class="table-scroll" aria-label="表格" tabindex="0"><table>/);
  assert.match(html, /<td class="align-right">1<\/td>/);
  assert.doesNotMatch(html, /style=/);
});

test("punctuation is set across emphasis and links, never inside code or addresses", () => {
  assert.equal(renderMarkdown("**停火**,好"), "<p><strong>停火</strong>，好</p>\n");
  assert.equal(renderMarkdown("[停火](/a,b/),好"), '<p><a href="/a,b/">停火</a>，好</p>\n');
  assert.equal(renderMarkdown("码`停火,好`"), "<p>码<code>停火,好</code></p>\n");
  assert.equal(renderMarkdown("```\n停火,好\n```"), "<pre><code>停火,好\n</code></pre>\n");
});
