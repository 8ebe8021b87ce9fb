import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { bodyOf, fromHtml, fromText, PARAGRAPH, removedFrom } from "./manuscripts.ts";
import { newsroom } from "./newsroom.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";
const messagesOf = (draft: ReturnType<typeof fromText>) => draft.reviewNotes.map(({ message }) => message).join("\n");
const Result = z.object({
  moved: z.array(z.object({ what: z.string(), text: z.string() })),
  review: z.array(z.object({ message: z.string() })),
});

test("a first line that gives way to a title from an option is listed, and an editor asked about it", async () => {
  const room = newsroom();
  const path = room.put("稿.txt", `谁会赢？\n${LEDE}\n${PARAGRAPH}\n`);
  const { exit, out, err } = await room.run("--from-text", path, "--title", "已有标题", "--kind", "original", "--json");
  assert.equal(exit, 0, err);
  const { moved, review } = Result.parse(JSON.parse(out));
  assert.deepEqual(moved, [{ what: "标题", text: "谁会赢？" }]);
  assert.match(review.map(({ message }) => message).join("\n"), /“谁会赢？”当作标题取出，标题却另写了“已有标题”/);
});

test("the title that was meant is no line that was lost", async () => {
  const room = newsroom();
  const path = room.put("稿.txt", `标题\n${LEDE}\n${PARAGRAPH}\n`);
  const { out } = await room.run("--from-text", path, "--title", "标题", "--kind", "original", "--json");
  assert.deepEqual(Result.parse(JSON.parse(out)).moved, []);
});

test("text as WordPress keeps it, without tags for paragraphs, is as many paragraphs as it has lines", () => {
  const html = `标题\n\n${LEDE}\n\n<strong>要点</strong>，${PARAGRAPH}\n${PARAGRAPH}\r\n\r\n<h2>小标题</h2>\n${PARAGRAPH}`;
  const draft = fromHtml(html);
  assert.deepEqual([draft.title, draft.lede], ["标题", LEDE]);
  assert.deepEqual(bodyOf(draft), [`**要点**，${PARAGRAPH}`, PARAGRAPH, "## 小标题", PARAGRAPH]);
});

test("in a page with tags for paragraphs an empty line parts bare text, and a line end parts nothing", () => {
  const draft = fromHtml(
    `<h1>标题</h1><p>${LEDE}</p><div>前半句，\n后半句，有句号。\n\n${PARAGRAPH}</div><p>甲\n\n乙，有句号。</p>`,
  );
  assert.deepEqual(bodyOf(draft), ["前半句， 后半句，有句号。", PARAGRAPH, "甲 乙，有句号。"]);
});

test("WordPress's shortcodes are neither lede nor credit: captions go to the picture, the others to the list", () => {
  const shortcodes = ['[gallery ids="1,2"]', "[embed]https://v.example/1[/embed]", '[contact-form-7 id="3"]'];
  const caption =
    '[caption id="a" width="600"]<img src="https://a.example/harbour.jpg"> 港口的早晨（图源：公报）[/caption]';
  const draft = fromHtml(["标题", ...shortcodes, LEDE, caption, PARAGRAPH].join("\n\n"));
  assert.deepEqual([draft.title, draft.lede, bodyOf(draft)], ["标题", LEDE, ["![](harbour)", PARAGRAPH]]);
  const { caption: words, credit } = draft.pictures.get("harbour") ?? {};
  assert.deepEqual([words, credit], ["港口的早晨", "gazette"]);
  for (const shortcode of shortcodes) {
    assert.ok(removedFrom(draft).includes(`短代码: ${shortcode}`));
    assert.ok(messagesOf(draft).includes(shortcode));
  }
});

test("a caption's shortcode in plain text stands for the picture that is gone", () => {
  const draft = fromText("标题", LEDE, PARAGRAPH, '[caption id="a"]港口（图源：公报）[/caption]', PARAGRAPH);
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, "![](picture-1)", PARAGRAPH]);
  assert.equal(draft.pictures.get("picture-1")?.caption, "港口");
});

test("a table of rows and columns is a Markdown table, never the lede", () => {
  const table = `<table><tr><th>年</th><th>出口|吨</th></tr><tr><td><p>2024</p></td><td></td></tr><tr><td>2025</td><td>3<br>估</td></tr></table>`;
  const draft = fromHtml(`<h1>标题</h1>${table}<p>${LEDE}</p><p>${PARAGRAPH}</p>`);
  assert.equal(draft.lede, LEDE);
  assert.deepEqual(bodyOf(draft), ["| 年 | 出口\\|吨 |\n| --- | --- |\n| 2024 |  |\n| 2025 | 3 估 |", PARAGRAPH]);
});

test("a table that lays out a page gives its paragraphs and pictures, each for itself", () => {
  const draft = fromHtml(
    `<h1>标题</h1><p>${LEDE}</p><table><tr><td><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p></td><td><img src="https://a.example/abc.jpg"></td></tr></table>`,
  );
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, PARAGRAPH, "![](abc)"]);
});

test("a paragraph of the text that ends in a credit stays, and an editor is asked", () => {
  const paragraph = "特朗普周一宣布停火。各方反应不一，市场上涨。图源:公报";
  const draft = fromText("标题", LEDE, PARAGRAPH, "[图片]", paragraph, PARAGRAPH);
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, "![](picture-1)", paragraph, PARAGRAPH]);
  assert.match(messagesOf(draft), /末尾像是上面图片的署名/);
  const captioned = fromText("标题", LEDE, PARAGRAPH, "[图片]", "停火以后的市场。图源:公报", PARAGRAPH);
  assert.equal(captioned.pictures.get("picture-1")?.caption, "停火以后的市场。");
});

test("what a page shows around its text is listed with its words, links of what is taken out with their addresses", () => {
  const draft = fromHtml(
    `<title>标题 - 公报</title><nav><a href="https://a.example/1">要闻</a></nav><h1>标题</h1><p>来源：<a href="https://a.example/2">公报</a></p>
     <p>${LEDE}</p><p>${PARAGRAPH}</p><form><button>订阅</button></form><iframe src="https://v.example/3"></iframe>`,
  );
  assert.deepEqual(removedFrom(draft), [
    "网页标题: 标题 - 公报",
    "来源: 来源：公报（https://a.example/2）",
    "菜单、侧栏、页脚: 要闻（https://a.example/1）",
    "表单: 订阅",
  ]);
  assert.match(messagesOf(draft), /写成链接（https:\/\/v\.example\/3）/);
});

test("what stands beside the caption of a figure is text", () => {
  const draft = fromHtml(
    `<h1>标题</h1><p>${LEDE}</p><figure><a href="https://a.example/full"><img src="https://a.example/harbour.jpg"></a><p>${PARAGRAPH}</p><figcaption>港口</figcaption></figure>`,
  );
  assert.deepEqual(bodyOf(draft), ["![](harbour)", PARAGRAPH, "港口"]);
  assert.match(messagesOf(draft), /链接到 https:\/\/a\.example\/full/);
});

test("a link around a heading leaves the heading one", () => {
  const body = bodyOf(
    fromHtml(`<h1>标题</h1><p>${LEDE}</p><a href="https://a.example/1"><h3>小标题</h3></a><p>${PARAGRAPH}</p>`),
  );
  assert.deepEqual(body, ["## [小标题](https://a.example/1)", PARAGRAPH]);
});
