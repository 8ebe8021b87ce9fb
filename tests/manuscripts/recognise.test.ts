import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, fromText, PARAGRAPH, removedFrom } from "./manuscripts.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";

test("the first line is the headline, the first paragraph the lede, the rest the body", () => {
  const draft = fromText("标题", "", LEDE, "", PARAGRAPH, PARAGRAPH);
  assert.deepEqual([draft.title, draft.lede, bodyOf(draft)], ["标题", LEDE, [PARAGRAPH, PARAGRAPH]]);
});

test("a first line that is a paragraph is no headline", () => {
  const draft = fromText(LEDE, PARAGRAPH);
  assert.deepEqual([draft.title, draft.lede], [undefined, LEDE]);
  assert.equal(fromText("长".repeat(500), PARAGRAPH).title, undefined);
});

test("a text from Windows loses its marks, carriage returns, indents and what nobody sees", () => {
  const draft = fromText(
    "\ufeff标题\r",
    "\r",
    `\u3000\u3000${LEDE}\r`,
    "\u00a0\r",
    `\t\u3000正\u00ad文\u200b第一\u2060段，　有\u00a0空格\u202e。\r`,
  );
  assert.deepEqual([draft.title, draft.lede, bodyOf(draft)], ["标题", LEDE, ["正文第一段，　有\u00a0空格。"]]);
});

test("a character that was lost before is shown and put on the list", () => {
  const draft = fromText("标题", LEDE, "总统\ufffd表示，这一段里丢了一个字。");
  assert.deepEqual(bodyOf(draft), ["总统□表示，这一段里丢了一个字。"]);
  assert.match(draft.reviewNotes.map(({ message }) => message).join(), /丢失的字符/);
});

for (const [name, line, heading] of [
  ["a short line without a full stop", "谈判桌上的分歧", true],
  ["a question", "他们为什么要在这时候谈？", true],
  ["one that ends in a quotation mark", "他说“停火”", false],
  ["a short sentence", "谈判结束了。", false],
  ["a short question, as people speak", "为什么？", false],
  ["somebody who asks in an interview", "记者：您现在担心这件事吗？", false],
  ["a line that announces something", "主要内容如下：", false],
] as const) {
  test(`${name} between paragraphs is ${heading ? "a" : "no"} subhead`, () => {
    assert.equal(bodyOf(fromText("标题", LEDE, PARAGRAPH, line, PARAGRAPH))[1], heading ? `## ${line}` : line);
  });
}

test("short lines in a row are a list or a poem, and the last line is no subhead", () => {
  const lines = ["第一项内容", "第二项内容", "第三项内容"];
  assert.deepEqual(bodyOf(fromText("标题", LEDE, PARAGRAPH, ...lines)), [PARAGRAPH, ...lines]);
});

test("the number of a part goes before its subhead", () => {
  const body = bodyOf(fromText("标题", LEDE, "01", "谈判停在哪里", PARAGRAPH, "二、", "商家怎么办", PARAGRAPH));
  assert.deepEqual(body, ["## 01 谈判停在哪里", PARAGRAPH, "## 二、 商家怎么办", PARAGRAPH]);
});

for (const [token, name] of [
  ["me0qy", "me0qy"],
  ["2afan", "2afan"],
  ["[图片]", "picture-1"],
  ["【图1】", "picture-1"],
  ["image-1.png", "image-1"],
  ["IMG_2034.JPG", "img-2034"],
  ["微信图片.jpg", "picture-1"],
] as const) {
  test(`${token} alone in a paragraph is a picture whose file is not at hand`, () => {
    const draft = fromText("标题", LEDE, token, PARAGRAPH);
    assert.deepEqual(bodyOf(draft), [`![](${name})`, PARAGRAPH]);
    const record = draft.pictures.get(name);
    assert.equal(record?.credit, null);
    assert.match(record?.creditNote ?? "", /没有注明/);
    assert.match(record?.unavailable ?? "", /没有保存/);
    assert.deepEqual(
      draft.reviewNotes.map(({ code }) => code),
      ["missing-picture-file"],
    );
  });
}

test("a name in a sentence, a number and a name in capitals are no pictures", () => {
  const lines = ["他用 me0qy 作编号，这句话里有编号。", "2025", "CBC"];
  assert.equal(fromText("标题", LEDE, ...lines, PARAGRAPH).pictures.size, 0);
});

for (const [line, credit] of [
  ["图源：公报", "gazette"],
  ["图源:Gazette", "gazette"],
  ["（图片来源：示例广播公司）", "gazette"],
  ["图/先驱报", "herald"],
  ["Photo: gazette", "gazette"],
  ["图源：没有登记的报", "没有登记的报"],
] as const) {
  test(`${line} behind a picture is its credit`, () => {
    const draft = fromText("标题", LEDE, "me0qy", line, PARAGRAPH);
    assert.equal(draft.pictures.get("me0qy")?.credit, credit);
    assert.equal(draft.pictures.get("me0qy")?.creditNote, undefined);
    assert.deepEqual(bodyOf(draft), ["![](me0qy)", PARAGRAPH]);
  });
}

test("a picture of which nobody is named has no credit, and its note says what the original wrote", () => {
  for (const nobody of ["网络", "网络图片", "来自网络", "资料图", "未知"]) {
    const record = fromText("标题", LEDE, "me0qy", `图源：${nobody}`, PARAGRAPH).pictures.get("me0qy");
    assert.equal(record?.credit, null, nobody);
    assert.match(record?.creditNote ?? "", new RegExp(`“${nobody}”`));
  }
});

test("a caption with its credit goes into the record, in brackets or behind a triangle", () => {
  const draft = fromText(
    "标题",
    LEDE,
    "[图片]",
    "甲在港口。（图源：公报）",
    PARAGRAPH,
    "[图片]",
    "▲乙在码头",
    "图源：先驱报",
    PARAGRAPH,
  );
  const records = [...draft.pictures.values()].map(({ caption, credit }) => [caption, credit]);
  assert.deepEqual(records, [
    ["甲在港口。", "gazette"],
    ["乙在码头", "herald"],
  ]);
});

test("a credit without a picture: the picture was lost on the way, and its place is kept", () => {
  const draft = fromText("标题", LEDE, PARAGRAPH, "图源：公报", PARAGRAPH);
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, "![](picture-1)", PARAGRAPH]);
  assert.equal(draft.pictures.get("picture-1")?.credit, "gazette");
});

test("disclaimers are known by what they say, whatever address stands in them; a sentence about one is text", () => {
  const about = "本报转载这些文章以前都要取得许可，市长在记者会上这样说，会场里没有人提问。";
  const draft = fromText(
    "标题",
    LEDE,
    about,
    "免责声明:本报转载这些文章是为了让更多读者看到,权利归原作者所有,有误请来信old@paper.example更正。",
    "本报转载这些文章，是为了让更多的读者看到；权利归原作者所有，有误请来信 a@b.example 更正",
    "版权声明：未经许可不得转载。",
  );
  assert.deepEqual(bodyOf(draft), [about]);
  assert.deepEqual(
    draft.removed.map(({ what }) => what),
    ["声明", "声明", "声明"],
  );
});

test("a comment form and what pages and WeChat set around a text are taken out and told", () => {
  const rubbish = [
    "阅读原文",
    "点击“阅读原文”",
    "预览时标签不可点",
    "发表评论 取消回复",
    "您的电子邮箱地址不会被公开。 必填项已用 * 标注",
    "Leave a Reply",
  ];
  const draft = fromText("标题", LEDE, PARAGRAPH, ...rubbish);
  assert.deepEqual(bodyOf(draft), [PARAGRAPH]);
  assert.equal(removedFrom(draft).length, rubbish.length);
});
