import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../../../src/content/markdown/parse.ts";

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

/** Text as it is pasted, and what readers get of it. */
const PASTED: Readonly<Record<string, readonly [text: string, html: string]>> = {
  "lines that begin with two wide spaces are paragraphs": [
    "　　第一段。\n　　第二段。\n\n　　第三段。",
    "<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段。</p>\n",
  ],
  "so are lines that a page on the web had indented": [
    "\u00a0\u00a0\u00a0\u00a0第一段。\n\u2003\u2003第二段。\n\u00a0 \u00a0 第三段。",
    "<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段。</p>\n",
  ],
  "one wide space is a space": ["　甲\n　乙　丙", "<p>　甲　乙　丙</p>\n"],
  "a line of wide spaces is blank": ["甲\n　\n乙\n\u00a0\u00a0\n丙\n　　\n", "<p>甲</p>\n<p>乙</p>\n<p>丙</p>\n"],
  "also in a quotation": ["> 甲\n> 　　\n> 乙", "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>\n"],
  "an indented line ends a quotation, a list and a note": [
    "> 引文\n　　正文[^1]\n\n- 一项\n　　正文\n\n[^1]: 注\n　　正文",
    /^<blockquote>\n<p>引文<\/p>\n<\/blockquote>\n<p>正文.*<\/p>\n<ul>\n<li>一项<\/li>\n<\/ul>\n<p>正文<\/p>\n<p>正文<\/p>\n<section/
      .source,
  ],
  "code keeps its wide spaces": ["```\n　　甲\n　　乙\n```", "<pre><code>　　甲\n　　乙\n</code></pre>\n"],
  "no space where a line ends between Chinese": ["停火\n谈判，\n“签字”\n——好", "<p>停火谈判，“签字”——好</p>\n"],
  "also across marks, and with punctuation that is set full-width": [
    "**停火**,\n[谈判](/a/)\n*好*",
    '<p><strong>停火</strong>，<a href="/a/">谈判</a><em>好</em></p>\n',
  ],
  "a space beside foreign text, numbers and code": [
    "停火\nGDP\n2\n谈判\n`a`",
    "<p>停火\nGDP\n2\n谈判\n<code>a</code></p>\n",
  ],
  "no space of Korean is lost": ["휴전\n회담", "<p>휴전\n회담</p>\n"],
  "a line that was meant to end does": ["停火\\\n谈判  \n好", "<p>停火<br>\n谈判<br>\n好</p>\n"],
};
for (const [what, [text, html]] of Object.entries(PASTED)) {
  test(`pasted: ${what}`, () => {
    const rendered = renderMarkdown(text);
    if (html.startsWith("^")) assert.match(rendered, new RegExp(html));
    else assert.equal(rendered, html);
  });
}

/** Addresses as they are typed, and as their links show them. */
const SHOWN: Readonly<Record<string, string>> = {
  "https://a.example/%E5%81%9C%E7%81%AB": "https://a.example/停火",
  "https://a.example/%D6%D0": "https://a.example/%D6%D0",
  "https://a.example/%E5%81%9C%D6%D0": "https://a.example/%E5%81%9C%D6%D0",
};
for (const [typed, shown] of Object.entries(SHOWN)) {
  test(`the address ${typed} reads ${shown}`, () => {
    assert.equal(
      renderMarkdown(`<${typed}>`),
      `<p><a href="${typed}" class="external" rel="external noopener noreferrer">${shown}</a></p>\n`,
    );
  });
}
