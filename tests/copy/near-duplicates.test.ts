import assert from "node:assert/strict";
import { test } from "node:test";
import { Prose } from "../../scripts/bench/prose.ts";
import { seededRandom } from "../../scripts/bench/random.ts";
import { Words } from "../../scripts/bench/words.ts";
import { markdownPassages } from "../../src/copy/markdown-passages.ts";
import { nearDuplicates, sketchOf } from "../../src/copy/near-duplicates.ts";

const words = new Words();
const story = (seed: number, length = 900) => new Prose(words, seededRandom(seed)).sentences(length);
const sketch = (text: string) => sketchOf(markdownPassages(text));
const pairsOf = (...texts: string[]) => nearDuplicates(texts.map(sketch));

test("a text that the site has is found again with other marks, links and line ends", () => {
  const text = story(1);
  const other = `## 小标题\n\n**${text.slice(0, 200)}**${text.slice(200).replaceAll(",", "，").replaceAll("。", "。\r\n\r\n")}`;
  const [pair, ...none] = pairsOf(story(2), text, story(3), other);
  assert.deepEqual(none, []);
  assert.ok(pair && pair.earlier === 1 && pair.later === 3 && pair.share > 0.9);
});

test("so is an extract of it, and a text with a tenth of its words changed", () => {
  const text = story(4, 2000);
  assert.equal(pairsOf(text, text.slice(300, 900)).length, 1);
  const edited = text.replace(/(.{60}).{6}/g, "$1改过的几个字");
  assert.equal(pairsOf(text, edited).length, 1);
});

test("texts that share a quarter of their wording, or one sentence that is all of them, are none", () => {
  const shared = story(5, 300);
  assert.deepEqual(pairsOf(story(6) + shared, story(7) + shared), []);
  const sentence = story(9, 40);
  assert.deepEqual(pairsOf(sentence, sentence), []);
});

test("what more than forty texts share is not held against any two of them", () => {
  const boilerplate = story(8, 400);
  assert.deepEqual(
    nearDuplicates(Array.from({ length: 41 }, (_, index) => sketch(boilerplate + story(10 + index, 50)))),
    [],
  );
});
