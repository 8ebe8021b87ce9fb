import assert from "node:assert/strict";
import { test } from "node:test";
import { faultIn, roomIn } from "../../src/browser/comment-form/limits.ts";
import { numberOf } from "../../src/browser/comment-form/submission-id.ts";

test("texts that differ in one place, or answer another comment, have other numbers", () => {
  const message = "字".repeat(500);
  const numbers = Array.from({ length: 500 }, (_, at) =>
    numberOf({ message: `${message.slice(0, at)}词${message.slice(at + 1)}`, parent: "" }),
  );
  assert.equal(new Set([...numbers, numberOf({ message, parent: "" }), numberOf({ message, parent: "a" })]).size, 502);
  assert.equal(numberOf({ message: ` ${message}\n`, parent: "" }), numberOf({ message, parent: "" }));
});

test("what is too long is told to the character as a person counts, and what nobody sees is nothing", () => {
  assert.equal(faultIn("字".repeat(5018), true, 5000), "超出 18 字，请删短一些。");
  assert.equal(faultIn(`${"👨‍👩‍👧".repeat(5000)}\n\n`, true, 5000), "");
  assert.equal(faultIn("👍🏽".repeat(5001), true, 5000), "超出 1 字，请删短一些。");
  assert.equal(roomIn("é🇨🇦字", 60), 57);
  for (const blank of ["", " \n\t", "\u2800", "\u3164\u3164", "\u200b\ufeff", "\u3000"])
    assert.equal(faultIn(blank, true, 60), "请填写这一项。", JSON.stringify(blank));
  assert.equal(faultIn("\u2800", false, 60), "");
});
