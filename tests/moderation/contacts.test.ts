import assert from "node:assert/strict";
import { test } from "node:test";
import { remarksOn } from "../../src/moderation/clean-text.ts";

const SEEN: Readonly<Record<string, readonly string[]>> = {
  邮箱: ["写信到 a.b+c@mail.example.com", "ａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "微信同邮箱 zhang@例子.公司"],
  电话: [
    "(604) 555-0123",
    "604-555-0123",
    "+1 604 555 0123",
    "电话6045550123。",
    "13812345678",
    "+86 138-1234-5678",
    "１３８１２３４５６７８",
  ],
  链接: ["https://a.example ".repeat(4)],
};
const NOT_SEEN = [
  "@李四 你好",
  "2024-05-01 14:30",
  "占 604.55501234",
  "卡号 6222021234567890123",
  "https://a.example ".repeat(3),
];

for (const [what, texts] of Object.entries(SEEN)) {
  test(`an editor is shown ${what} in a comment`, () => {
    for (const text of texts) {
      const remarks = remarksOn({ name: "甲", text });
      assert.equal(remarks.length, 1, text);
      assert.match(remarks[0] ?? "", new RegExp(what), text);
    }
  });
}

test("ordinary numbers, mentions and few links are not remarked on", () => {
  for (const text of NOT_SEEN) assert.deepEqual(remarksOn({ name: "甲", text }), [], text);
});
