import assert from "node:assert/strict";
import { test } from "node:test";
import { CommentRecord } from "../../src/domain/comment.ts";

const RIGHT = {
  id: "20250520T180000Z-3fa9c1d20b7e",
  article: "20250519-sample",
  name: "读者甲",
  date: "2025-05-20T11:00:00-07:00",
  text: "第一行\n第二行",
  origin: "netlify",
};

/** JSON can spell such a character as an escape, which the look at the file's own characters does not see. */
test("characters that nobody sees are refused in every text of a comment, however the file spells them", () => {
  assert.ok(CommentRecord.safeParse(RIGHT).success);
  for (const hidden of ["\u202e", "\u200b", "\u0007", "\u001b[31m"]) {
    for (const field of ["name", "text"] as const)
      assert.ok(
        !CommentRecord.safeParse({ ...RIGHT, [field]: `甲${hidden}乙` }).success,
        `${field} ${JSON.stringify(hidden)}`,
      );
  }
});

test("nothing of a sender but the name and a website fits into the record", () => {
  for (const field of ["email", "ip", "user_agent", "userAgent", "referrer", "emailHash"])
    assert.ok(!CommentRecord.safeParse({ ...RIGHT, [field]: "x" }).success, field);
});
