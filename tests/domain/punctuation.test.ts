import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fullWidthPunctuation } from "../../src/domain/punctuation.ts";

const SET: Readonly<Record<string, readonly [string, string]>> = {
  "after a Han character": ["风向突变!特朗普", "风向突变！特朗普"],
  "after a closing quote that ends Chinese": ["“停火谈判”!", "“停火谈判”！"],
  "after a quote that holds no Han, when Chinese follows": ["发文称“OK”,他说", "发文称“OK”，他说"],
  "every mark in a row": ["真的吗?!", "真的吗？！"],
  "a full-width mark followed by a half-width one": ["不!！好！!", "不！！好！！"],
  "before Latin text": ["图源:CBC", "图源：CBC"],
  "before a number": ["与普京“畅聊”2小时:俄罗斯", "与普京“畅聊”2小时：俄罗斯"],
  "after a rare character outside the basic plane": ["𠮷:好", "𠮷：好"],
  "after a Chinese bracket": ["《公报》,今天", "《公报》，今天"],
  "after a sentence inside quotes": ["他说“好。”,然后", "他说“好。”，然后"],
  "after the address has ended": ["见 https://a.example/b,谢谢:好", "见 https://a.example/b,谢谢：好"],
};
for (const [name, [before, after]] of Object.entries(SET)) {
  test(`set full-width: ${name}`, () => assert.equal(fullWidthPunctuation(before), after));
}

const KEPT: Readonly<Record<string, string>> = {
  "a time": "会议在 9:30 开始",
  "a time after Han": "上午9:30",
  "a number with a thousands mark": "共1,234,567人",
  "a ratio": "以3:2获胜",
  "Latin text": "Hello, world! How: so? Yes; no.",
  "a Latin phrase inside Chinese": "他说 Yes, we can! 之后",
  "an address with a port and a query": "见 http://a.example:8080/b?c=d;e 页",
  "an address that holds Han": "https://zh.example/wiki/停火?a=谈判:1",
  "an e-mail address": "写信给 desk@paper.example",
  "a quoted Latin word before Latin": "called “Truth Social”, a network",
  "text that is right already": "风向突变！特朗普与普京：“畅聊”，好吗？",
  "nothing but marks": ",:;!?",
};
for (const [name, text] of Object.entries(KEPT)) {
  test(`left alone: ${name}`, () => assert.equal(fullWidthPunctuation(text), text));
}

const LINES = readFileSync("tests/fixtures/seed/article.txt", "utf8").split("\n");

test("in the whole seed article no half-width mark stays behind Han, and setting it twice changes nothing", () => {
  for (const line of LINES) {
    const once = fullWidthPunctuation(line);
    assert.doesNotMatch(once, /\p{Script=Han}[”’》）]*[,:;!?]/u);
    assert.equal(fullWidthPunctuation(once), once);
  }
});

test("the length never changes, so positions in the text stay right", () => {
  for (const line of LINES) assert.equal(fullWidthPunctuation(line).length, line.length);
});
