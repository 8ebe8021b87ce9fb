import assert from "node:assert/strict";
import { test } from "node:test";
import { COPY_REMEDIES, type CopyCode, isCopyCode } from "../../src/domain/copy-rule.ts";
import { codesIn, fixedMarkdown } from "./desk.ts";

interface Example {
  /** What is wrong. */
  readonly bad: string;
  /** What `--fix` makes of it; left out where a person has to decide. */
  readonly fixed?: string;
}

const BAD: Readonly<Partial<Record<CopyCode, readonly Example[]>>> = {
  "half-width-punctuation": [
    { bad: "特朗普说,普京答应了!", fixed: "特朗普说，普京答应了！" },
    { bad: "他走了.", fixed: "他走了。" },
    { bad: "他走了.\n\n她来了。", fixed: "他走了。\n\n她来了。" },
    { bad: "北约(北大西洋公约组织)说", fixed: "北约（北大西洋公约组织）说" },
    { bad: "**停火**,谈判", fixed: "**停火**，谈判" },
    { bad: "[停火](/a/),谈判", fixed: "[停火](/a/)，谈判" },
    { bad: "他说：“好,行。”" },
    { bad: "> 好,行。" },
  ],
  "full-width-punctuation": [{ bad: "共1，000人" }, { bad: "上午9：30开会" }, { bad: "他说 Yes， we can" }],
  "full-width-letters": [{ bad: "ＣＢＣ报道", fixed: "CBC报道" }, { bad: "共３０人" }],
  "straight-quotes": [
    { bad: '他说"停火"了', fixed: "他说“停火”了" },
    { bad: '"停火,谈判"', fixed: "“停火,谈判”" },
    { bad: '他说"停火了' },
  ],
  "unpaired-quotes": [{ bad: "他说：“停火了。" }, { bad: "停火了”，他说" }, { bad: "“甲‘乙”丙" }],
  "nested-quotes": [{ bad: "“他说“停火”了”" }],
  "corner-quotes": [{ bad: "他说「停火」了", fixed: "他说“停火”了" }, { bad: "他说「要『停火』了」" }],
  "unpaired-title-marks": [{ bad: "《版权法第一条" }, { bad: "版权法》第一条" }],
  "unpaired-brackets": [{ bad: "北约（组织说" }, { bad: "北约）说" }, { bad: "北约（组织)说" }],
  ellipsis: [
    { bad: "停火...", fixed: "停火……" },
    { bad: "停火。。。谈判", fixed: "停火……谈判" },
    { bad: "停火…谈判", fixed: "停火……谈判" },
    { bad: "停火………谈判", fixed: "停火……谈判" },
  ],
  dash: [
    { bad: "停火--谈判", fixed: "停火——谈判" },
    { bad: "停火---谈判", fixed: "停火——谈判" },
  ],
  "repeated-punctuation": [{ bad: "停火，，谈判。。", fixed: "停火，谈判。" }, { bad: "停火！！" }],
  "repeated-words": [
    { bad: "停火的的消息" },
    { bad: "我们在在北京开会" },
    { bad: "普京表示表示满意" },
    { bad: "特朗普特朗普说" },
  ],
  "space-between-han": [
    { bad: "停火 谈判", fixed: "停火谈判" },
    { bad: "停火\u00a0谈判", fixed: "停火谈判" },
  ],
  "one-sided-space": [
    { bad: "在Truth Social 上发文", fixed: "在Truth Social上发文" },
    { bad: "在X\u00a0上发文", fixed: "在X上发文" },
    { bad: "共 30人", fixed: "共30人" },
  ],
  "name-variant": [
    { bad: "川普说", fixed: "特朗普说" },
    { bad: "克里姆林说", fixed: "克里姆林宫说" },
    { bad: "“川普赢了”" },
    { bad: "《川普传》" },
  ],
  "date-form": [{ bad: "他于2025-05-19说" }, { bad: "他于2025/5/19说" }, { bad: "会议5/19开始" }],
  "unit-form": [{ bad: "气温90℉" }, { bad: "面积100㎡" }],
  "pasted-disclaimer": [
    { bad: "免责声明：转载此文章的目的旨在传播更多信息，版权归原作者所有" },
    { bad: "转载请注明出处并保留原文链接" },
  ],
  "pasted-form": [{ bad: "发表评论" }, { bad: "您的电子邮箱地址不会被公开。 必填项已用 * 标注" }],
};

for (const [code, examples] of Object.entries(BAD)) {
  for (const { bad, fixed } of examples) {
    test(`${code} is found in ${JSON.stringify(bad)}`, () => {
      assert.ok(codesIn(bad).includes(isCopyCode(code) ? code : "dash"), codesIn(bad).join());
    });
    test(`${code}: ${fixed === undefined ? "left to a person" : "fixed"} in ${JSON.stringify(bad)}`, () => {
      assert.equal(fixedMarkdown(bad), fixed ?? bad);
    });
  }
}

test("every rule that is looked for passage by passage has an example", () => {
  const without = Object.keys(COPY_REMEDIES).filter((code) => !(code in BAD));
  // That of doubts needs dictionaries (traditional-doubts.test.ts).
  assert.deepEqual(without, ["han-latin-space", "traditional-doubt", "near-duplicate"]);
});

const GOOD = [
  "特朗普说，普京答应了！他在 9:30 到，共 1,234 人。",
  "他说：“停火了。”然后走了。",
  "他说：“她说‘停火’了。”",
  "读《版权法》第 29.2 条（新闻报道）。",
  "Hello, world... It’s the voters’ choice (really).",
  "妈妈天天说谢谢，常常看看星星，是是非非，的的确确，为了了解情况。",
  "一个一个来，讨论讨论，很长很长，哈哈哈哈，战争和和平，人民的的士。",
  "没有 JavaScript 时，目前是 Netlify Forms。",
  "三分之一写作 1/3，A/B 测试，和 24/7 都不是日期。",
  "`停火,谈判...` 和 https://a.example/2025-05-19/b--c,d 不算。",
  "1）第一；2）第二。",
  "停火……谈判——签字。北京—上海。1990—2000年。",
  "“第一段。\n\n“第二段。”",
  "表单上写着“您的电子邮箱地址不会被公开。”，提交按钮写着“发表评论”。",
  "按规定，转载此文章的目的旨在传播更多信息，这一句只是顺便提到，另外还有很长很长的一段别的话，说的是别的事情。",
  "克里姆林宫说，特朗普来了。",
  "## 国际 一周",
  "商品　日均出口（吨），对方是王　明，在　Truth Social上发文。",
  "```\n停火,谈判 的的...\n```",
];
for (const text of GOOD) {
  test(`nothing is found in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(codesIn(text), []);
    assert.equal(fixedMarkdown(text), text);
  });
}

test("a rule weighs what the house says: off is not found, error is an error", () => {
  assert.deepEqual(codesIn("停火--谈判", { dash: "off" }), []);
  assert.equal(fixedMarkdown("停火--谈判", { dash: "off" }), "停火--谈判");
  assert.deepEqual(codesIn("没有 Java 时"), []);
  assert.equal(fixedMarkdown("没有 Java 时", { "han-latin-space": "warning" }), "没有Java时");
});

test("a quotation that nobody closed may run on: nothing in that file is touched", () => {
  const text = "他说：“停火,谈判。\n\n签字,回家”。\n\n第三段,好。";
  assert.ok(codesIn(text).includes("half-width-punctuation"));
  assert.equal(fixedMarkdown(text), text);
});

test("a fix never reaches over a footnote, a mark of emphasis or the end of a line", () => {
  for (const text of ["停火。[^1]。\n\n[^1]: 注。", "停火。**。谈判**", "停火，\n，谈判"])
    assert.equal(fixedMarkdown(text), text);
});
