import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, fromText, PARAGRAPH, removedFrom } from "./manuscripts.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";

for (const [line, genre] of [
  ["广告", "sponsored"],
  ["【推广】", "sponsored"],
  ["赞助内容", "sponsored"],
  ["赞助：枫叶银行", "sponsored"],
  ["评论", "opinion"],
  ["（社论）", "opinion"],
] as const) {
  test(`“${line}” above the text says that it is ${genre}, and is taken out`, () => {
    for (const lines of [
      [line, "标题", LEDE, PARAGRAPH],
      ["标题", line, LEDE, PARAGRAPH],
    ]) {
      const draft = fromText(...lines);
      assert.deepEqual([draft.genre, draft.title, draft.lede, bodyOf(draft)], [genre, "标题", LEDE, [PARAGRAPH]]);
      assert.ok(removedFrom(draft).some((text) => text.endsWith(`: ${line}`)));
    }
    assert.equal(fromText("标题", LEDE, PARAGRAPH, line, PARAGRAPH).genre, undefined);
  });
}

test("who has paid is told to the author, and a label in the headline is read", () => {
  const draft = fromText("广告主：枫叶银行", "标题", LEDE, PARAGRAPH);
  assert.ok(draft.reviewNotes.some(({ message }) => message.includes("枫叶银行")));
  assert.equal(fromText("评论｜标题", LEDE, PARAGRAPH).genre, "opinion");
  assert.equal(fromText("【广告】标题", LEDE, PARAGRAPH).genre, "sponsored");
  assert.equal(fromText("评论区里的争吵", LEDE, PARAGRAPH).genre, undefined);
});
