import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { htmlManuscript } from "../../src/manuscripts/html-manuscript.ts";
import { bodyOf, fromHtml, fromText, PARAGRAPH, removedFrom } from "./manuscripts.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";
const page = (...parts: readonly string[]) => `<h1>标题</h1><p>${LEDE}</p>${parts.join("\n")}`;
const bodyFrom = (...parts: readonly string[]) => bodyOf(fromHtml(page(...parts)));

test("a web page: headline, lede, headings, paragraphs, links", () => {
  const draft = fromHtml(
    `<!doctype html><html><head><title>标题 - 公报</title><style>p{color:red}</style><script>alert(1)</script></head><body>
     <h1>标题</h1><p>${LEDE}</p><h3>小标题</h3><p>${PARAGRAPH}</p><h4>再小一级</h4>
     <p>见<a href="https://gazette.example/a_(b)?c=*">报道</a>和<strong>要点</strong>。</p></body></html>`,
  );
  assert.deepEqual([draft.title, draft.lede], ["标题", LEDE]);
  assert.deepEqual(bodyOf(draft), [
    "## 小标题",
    PARAGRAPH,
    "### 再小一级",
    "见[报道](https://gazette.example/a_%28b%29?c=%2A)和**要点**。",
  ]);
});

test("without a heading of the first level the page's own title is the headline, without the site's name", () => {
  assert.equal(fromHtml(`<title>标题 - 公报</title><p>${LEDE}</p><p>${PARAGRAPH}</p>`).title, "标题");
});

for (const [name, html] of [
  ["a script", "<script>document.write('x')</script>"],
  ["a style", "<style>p{}</style>"],
  ["a comment", "<!-- x -->"],
  ["Word's conditional comment", "<!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml><![endif]-->"],
  ["a hidden element", "<p hidden>x</p>"],
  ["an element that CSS hides", '<div style="color:red; display:none"><p>x</p></div>'],
  ["an element without a size", '<span style="font-size:0px; color:red">x</span>'],
  ["an element that Word hides", "<span style='mso-hide:all'>x</span>"],
  ["a template", "<template><p>x</p></template>"],
  ["a form's controls", "<form><label>x</label><button>x</button><textarea>x</textarea></form>"],
  ["a picture in a hidden element", '<div style="display:none"><img src="https://a.example/abc.jpg"></div>'],
  ["a dot that counts readers", '<img src="https://a.example/count.gif" width="1" height="1">'],
] as const) {
  test(`${name} leaves nothing behind`, () => {
    const draft = fromHtml(page(html, `<p>${PARAGRAPH}</p>`));
    assert.deepEqual([bodyOf(draft), draft.pictures.size], [[PARAGRAPH], 0]);
  });
}

test("small type, a text within CDATA and markup that a text speaks of are read", () => {
  const html = '<div style="font-size:0.95em"><p>小字，有句号。</p></div><p><![CDATA[<b>夹在里面</b>，有句号。]]></p>';
  assert.deepEqual(bodyFrom(html), ["小字，有句号。", "**夹在里面**，有句号。"]);
  assert.deepEqual(bodyFrom("<p>第一行是 &lt;?xml version='1.0'?&gt;，有句号。</p>"), [
    "第一行是 `<?xml version='1.0'?>`，有句号。",
  ]);
});

for (const href of [
  "javascript:alert(1)",
  "/relative",
  "#top",
  "data:text/html,x",
  "file:///C:/a",
  "//a.example/",
  "https://",
  "JaVaScRiPt:x",
]) {
  test(`a link to ${href} becomes its text`, () => {
    assert.deepEqual(bodyFrom(`<p>前<a href="${href}">链接</a>后，有句号。</p>`), ["前链接后，有句号。"]);
  });
}

test("text that looks like HTML or Markdown stays text, and no tag reaches the file", () => {
  const body = bodyFrom("<p>用 &lt;b&gt; 和 *星号* 与 [甲](乙)，有句号。</p><p><code>a*b*</code>是代码，有句号。</p>");
  assert.deepEqual(body, ["用 `<b>` 和 \\*星号\\* 与 \\[甲\\](乙)，有句号。", "a\\*b*是代码，有句号。"]);
});

test("Word: its own elements and namespaces go, its paragraphs stay", () => {
  const body = bodyFrom(
    `<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><b style='mso-bidi-font-weight:normal'><span
     lang=EN-US style='mso-fareast-font-family:宋体'>1</span></b><span>. 第一点，换行在<o:p></o:p>
     这里，有句号。</span></p><p class=MsoListParagraph><![if !supportLists]><span>·&nbsp;&nbsp; </span><![endif]>第二点，有句号。</p>`,
  );
  assert.deepEqual(body, ["1\\. 第一点，换行在 这里，有句号。", "·\u00a0\u00a0 第二点，有句号。"]);
});

test("WeChat: nested sections, late pictures with numbers for names, breaks for paragraphs", () => {
  const draft = fromHtml(
    `<h1 class="rich_media_title">标题</h1><div id="js_content" style="visibility: hidden"><section><section><p><span>${LEDE}</span></p>
     <section><img data-src="https://mmbiz.qpic.cn/mmbiz_png/x/640?wx_fmt=png" alt="港口"></section><p><span>图源：公报</span></p>
     <p>${PARAGRAPH}<br><br>${PARAGRAPH}</p></section></section></div>`,
  );
  assert.deepEqual(bodyOf(draft), ["![](picture-1)", PARAGRAPH, PARAGRAPH]);
  assert.deepEqual(draft.pictures.get("picture-1"), {
    alt: "港口",
    credit: "gazette",
    unavailable: "原稿的图片文件没有保存",
  });
});

test("WordPress: a figure's caption and credit go into the record, its address into the review list", () => {
  const draft = fromHtml(
    page(
      `<figure class="wp-block-image"><a href="https://a.example/full.jpg"><img src="https://a.example/2025/harbour.jpg" alt="harbour"></a>
       <figcaption>港口的<em>早晨</em>。（图源：<a href="https://gazette.example">公报</a>）</figcaption></figure>`,
      `<p>${PARAGRAPH}</p>`,
    ),
  );
  assert.deepEqual(bodyOf(draft), ["![](harbour)", PARAGRAPH]);
  const { caption, credit, alt } = draft.pictures.get("harbour") ?? {};
  assert.deepEqual([caption, credit, alt], ["港口的早晨。", "gazette", undefined]);
  const said = draft.reviewNotes.map(({ message }) => message).join();
  assert.match(said, /https:\/\/a\.example\/2025\/harbour\.jpg/);
  assert.match(said, /“harbour”/);
});

test("a picture inside a link, in bold or in a quotation stands alone", () => {
  const body = bodyFrom(
    `<p><strong>前<img src="https://a.example/abc.jpg">后</strong></p><blockquote><img src="https://a.example/def.jpg"><p>${PARAGRAPH}</p></blockquote>`,
  );
  assert.deepEqual(body, ["**前**", "![](abc)", "**后**", "![](def)", `> ${PARAGRAPH}`]);
});

test("lists, quotations and tables keep their words; a page within the page is told", () => {
  const draft = fromHtml(
    page(
      "<ul><li>甲</li><li>乙</li></ul><blockquote><p>丙</p></blockquote><table><tr><td>年</td><td>数</td></tr></table><iframe src='https://v.example'></iframe>",
    ),
  );
  assert.deepEqual(bodyOf(draft), ["- 甲\n- 乙", "> 丙", "年\u3000数"]);
  assert.match(draft.reviewNotes.map(({ message }) => message).join(), /1 处嵌入/);
});

test("a link in the lede is handed to the author, and furniture is known in HTML as well", () => {
  const draft = fromHtml(
    `<h1>标题</h1><p>见<a href="https://a.example/">报道</a>，有句号。</p><p>${PARAGRAPH}</p><h3>发表评论</h3>`,
  );
  assert.equal(draft.lede, "见报道，有句号。");
  assert.match(draft.reviewNotes.map(({ message }) => message).join(), /https:\/\/a\.example\//);
  assert.deepEqual(removedFrom(draft), ["评论表单: 发表评论"]);
});

test("bold across a break, bold that is none and a whole paragraph in bold", () => {
  const body = bodyFrom(
    `<p><b>前半句，<br>后半句，有句号。</b></p><b style="font-weight:normal"><p>${PARAGRAPH}</p></b><p><strong>谈判桌上</strong></p><p>${PARAGRAPH}</p>`,
  );
  assert.deepEqual(body, ["**前半句，**", "**后半句，有句号。**", PARAGRAPH, "## 谈判桌上", PARAGRAPH]);
});

test("menus, side columns and feet of a page are left out, and that is told", () => {
  const draft = fromHtml(
    `<nav>甲</nav>${page(`<p>${PARAGRAPH}</p>`)}<aside>乙</aside><footer>丙</footer><footer></footer>`,
  );
  assert.deepEqual(bodyOf(draft), [PARAGRAPH]);
  assert.match(draft.reviewNotes.map(({ message }) => message).join(), /菜单、侧栏和页脚（3 处）/);
});

test("the seed text pasted as HTML is the same article as pasted as text", () => {
  const lines = readFileSync("tests/fixtures/seed/article.txt", "utf8").split("\n");
  const html = lines.map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`).join("");
  const [text, page] = [fromText(...lines), fromHtml(html)];
  assert.deepEqual(bodyOf(page), bodyOf(text));
  assert.deepEqual([page.title, page.lede, page.pictures], [text.title, text.lede, text.pictures]);
});

test("HTML that is broken or empty is no reason to fail", () => {
  for (const html of [
    "",
    "<",
    "<p",
    "</div></div>",
    "<table><p>甲",
    "<svg><style><img src=x onerror=alert(1)>",
    "\0<p>甲",
  ])
    assert.doesNotThrow(() => htmlManuscript(html), html);
});

test("what stands in a figure beside its caption is text, and not the picture's caption", () => {
  const draft = fromHtml(
    page(
      `<figure><img src="https://a.example/harbour.jpg"><figcaption>港口的早晨。</figcaption><p>旁边的一段是正文。</p></figure>`,
      `<p>${PARAGRAPH}</p>`,
    ),
  );
  assert.doesNotMatch(draft.pictures.get("harbour")?.caption ?? "", /旁边/);
  const body = bodyOf(draft).join("\n");
  assert.ok(body.includes("旁边的一段是正文。"), body);
});

test("pictures of a gallery, notes and powers stay what they are", () => {
  const picture = (name: string) => `<figure><img src="https://a.example/${name}.jpg"></figure>`;
  const body = bodyFrom(
    `<p>${PARAGRAPH}<sup><a href="#n1">1</a></sup></p><figure class="wp-block-gallery">${picture("one")}${picture("two")}</figure>`,
    `<p>10<sup>6</sup>公里，有句号。</p><ol><li id="n1">注文。</li></ol>`,
  );
  assert.deepEqual(body, [`${PARAGRAPH}[^1]`, "![](one)", "![](two)", "10⁶公里，有句号。", "[^1]: 注文。"]);
});

test("HTML nested beyond all measure keeps its words", () => {
  const body = bodyFrom(`${"<div><ul><li>".repeat(20_000)}深处，有句号。${"</ul></div>".repeat(9)}<p>${PARAGRAPH}</p>`);
  assert.ok(body.join().includes("深处，有句号。"), body.join().slice(0, 200));
});
