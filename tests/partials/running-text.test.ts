import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Headline } from "../../_includes/partials/headline/Headline.tsx";
import { setHtml, setText } from "../../_includes/partials/running-text/running-text.ts";
import { parseMarkdown } from "../../src/content/markdown/parse.ts";

/** HTML as it is set, `|` for the space and `^` for the held mark. */
function marked(html: string): string {
  return html.replaceAll("<h-s></h-s>", "|").replaceAll("<h-n></h-n>", "^");
}

function setMarkdown(text: string): string {
  const { tokens, render } = parseMarkdown(text);
  return marked(setHtml(render(tokens).trim()));
}

/** As it shall be set; without the marks it is what is given. */
const SENTENCES = [
  "5|月|19|日，CBC|报道",
  "他在|Truth Social|上说",
  "“GPT”是（AI）模型，占|3.5%",
  "已有 Latin 空格",
  "埃隆^·马斯克",
  "コロナ|2|年",
  "第９名",
];
for (const sentence of SENTENCES) {
  test(`the space is between Han and Latin or figures, nowhere else: ${sentence}`, () => {
    const text = sentence.replace(/[|^]/g, "");
    assert.equal(marked(setHtml(`<p>${text}</p>`)), `<p>${sentence}</p>`);
    assert.equal(marked(renderToString(h("p", null, setText(text)))), `<p>${sentence}</p>`);
  });
}

const MARKDOWN: Readonly<Record<string, string>> = {
  "说**GPT**好": "<p>说|<strong>GPT</strong>|好</p>",
  "**说**GPT": "<p><strong>说</strong>|GPT</p>",
  "A股[F-35](/a/)*战机*": '<p>A|股|<a href="/a/">F-35</a>|<em>战机</em></p>',
  "码`x码2`码": "<p>码|<code>x码2</code>|码</p>",
  "见[页](/a/ '停火2小时')": '<p>见<a href="/a/" title="停火2小时">页</a></p>',
  "见https://a.example/路径5x，共5人": "<p>见|https://a.example/路径5x，共|5|人</p>",
  "甲\n\n5月": "<p>甲</p>\n<p>5|月</p>",
};
for (const [text, html] of Object.entries(MARKDOWN)) {
  test(`across emphasis and links, not in code, attributes or addresses: ${text}`, () =>
    assert.equal(setMarkdown(text), html));
}

test("a block of code keeps its text, and so does the id of a heading", () => {
  assert.equal(setMarkdown("```\n停火5次\n```"), "<pre><code>停火5次\n</code></pre>");
  assert.equal(setMarkdown("## 停火2小时"), '<h2 id="h-停火2小时">停火|2|小时</h2>');
});

test("the mark of a note is no word of the sentence", () => {
  assert.doesNotMatch(setMarkdown("他说[^1]又说。\n\n[^1]: 注。").split("</p>")[0] ?? "", /\|/);
});

test("a headline has the space also where a line may end, before the break", () => {
  const html = renderToString(h("h1", null, h(Headline, { text: "政府宣布对加拿大商品加征25%关税2026年起执行" })));
  assert.match(html, /加征<h-s><\/h-s><h-b><\/h-b>25%关税<h-s><\/h-s><h-b><\/h-b>2026<h-s><\/h-s>年/);
});

const CELLS: Readonly<Record<string, string>> = {
  "<td>48.8亿元</td>": "<td>48.8|亿元</td>",
  "<td>2026年11月27日</td>": "<td>2026|年|11|月|27|日</td>",
  "<td>合计超过1,200万标准箱</td>": '<td class="long">合计超过|1,200|^万标准箱</td>',
  '<th class="align-right">合计超过1,200万标准箱</th>': '<th class="long align-right">合计超过|1,200|^万标准箱</th>',
};
for (const [cell, set] of Object.entries(CELLS)) {
  test(`a short cell stays on one line, and in a long one a figure keeps its measure: ${cell}`, () =>
    assert.equal(marked(setHtml(`<tr>\n${cell}\n</tr>`)), `<tr>\n${set}\n</tr>`));
}
