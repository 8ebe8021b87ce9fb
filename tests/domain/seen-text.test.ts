import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { CommentRecord, LONGEST_COMMENT, LONGEST_NAME } from "../../src/domain/comment.ts";
import { beginningOf, charactersOf, isBlank, lengthOf } from "../../src/domain/seen-text.ts";

/** What people take for one character each. */
const ONES = "字 a é e\u0301 ， 。 👨‍👩‍👧 👩🏽‍🚀 ❤️ 1️⃣ 🇨🇦 🇨🇳 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𠮷 葛󠄀 한 ｶﾞ ☠️ ٱ"
  .split(" ")
  .concat(" ", "\u3000", "\n", "\r\n");
const SEGMENTER = new Intl.Segmenter("zh");

test("a character is what people and today's browsers count as one, whatever stands beside it", () => {
  const random = seededRandom(33);
  for (let count = 0; count < 300; count += 1) {
    const ones = Array.from({ length: 20 }, () => ONES[Math.floor(random() * ONES.length)] ?? "").filter(
      // Two flags in a row are two, but a carriage return and the line feed of the next are one.
      (one, index, all) => !(one === "\n" && all[index - 1]?.endsWith("\r")),
    );
    const text = ones.join("");
    assert.deepEqual(
      charactersOf(text),
      [...SEGMENTER.segment(text)].map(({ segment }) => segment),
    );
    assert.deepEqual([charactersOf(text), lengthOf(text)], [ones, ones.length]);
    assert.equal(beginningOf(text, 7), ones.slice(0, 7).join(""));
  }
});

test("counting takes time in proportion to the length, whatever is piled up", () => {
  const before = process.cpuUsage();
  for (const pile of ["\u200d", "👩\u200d", "\u0301", "👩\u0301", "🇨", "\ufe0f"]) lengthOf(`字${pile.repeat(50_000)}`);
  assert.ok(process.cpuUsage(before).user < 2_000_000);
});

test("a comment may have as many characters as people count, of whatever they are made", () => {
  const comment = { id: "20250520T180000Z-0123456789ab", article: "20250519-sample", date: "2025-05-20T18:00:00Z" };
  const fits = (name: string, text: string) =>
    CommentRecord.safeParse({ ...comment, name, text, origin: "generic" }).success;
  for (const one of ["字", "👨‍👩‍👧", "e\u0301"]) {
    assert.ok(fits(one.repeat(LONGEST_NAME), one.repeat(LONGEST_COMMENT)), one);
    assert.ok(!fits(one.repeat(LONGEST_NAME + 1), one), one);
    assert.ok(!fits(one, one.repeat(LONGEST_COMMENT + 1)), one);
  }
});

test("what shows nothing is blank: Hangul fillers, an empty braille cell, zero width", () => {
  for (const nothing of [
    "",
    " ",
    "\u3000",
    "\u2800",
    "\u3164",
    "\uffa0",
    "\u115f",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\ufe0f",
    "\u{1d159}",
  ])
    assert.ok(isBlank(`${nothing} \n${nothing}`), JSON.stringify(nothing));
  for (const something of ["。", "👍", "\u0301"]) assert.ok(!isBlank(`\u2800${something}\u3164`));
});
