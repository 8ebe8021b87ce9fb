import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { EditionSettings } from "../../src/domain/site.ts";
import { isRight, type JudgedSentence, judgedSentences, type SentenceSet } from "./judged-sentences.ts";
import { editionWith } from "./page.ts";
import { sentencesOfKinds } from "./sentence-kinds.ts";

/** Terms that cut through 供应链接近 and 三台风扇 if they are knives and not words. */
const GLOSSARY = { 台: "台", 台风: "颱風", 链接: "連結", 冲突: "衝突", 制裁: "制裁", 加西周末: "加西週末" };

/** How many whole sentences must come out right; where the edition gets better they rise. */
const FLOORS: readonly (readonly [SentenceSet, Partial<EditionSettings>, number])[] = [
  ["public", {}, 0.99],
  ["held", {}, 0.985],
  ["taiwan-words", { words: true }, 0.99],
  ["hongkong", { region: "hongkong" }, 0.99],
];

interface Judgement {
  readonly sentences: readonly JudgedSentence[];
  readonly settings?: Partial<EditionSettings>;
  /** Share of whole sentences. */
  readonly floor: number;
}

/** All of them as one page, so that the dictionaries are read once. */
function judge(context: TestContext, { sentences, settings, floor }: Judgement): void {
  const text = sentences.map(({ simplified }) => `<p>${simplified}</p>`).join("\n");
  const edition = editionWith({ settings: { ...settings, quotes: "curly" }, glossary: GLOSSARY });
  const variant = edition.variantOf({ path: "/", text })?.text.replace(/<\/?p>/g, "") ?? "";
  const written = variant.split("\n");
  const wrong = sentences.flatMap((sentence, index) => (isRight(sentence, written[index] ?? "") ? [] : [index]));
  for (const index of wrong.slice(0, 100)) {
    const { family, simplified, expected } = sentences[index] ?? {};
    context.diagnostic(`${family}: ${simplified} → ${written[index]}, wanted ${expected}`);
  }
  const share = 1 - wrong.length / sentences.length;
  assert.ok(share >= floor, `${share.toFixed(4)}: ${wrong.length} of ${sentences.length} wrong`);
}

for (const [set, settings, floor] of FLOORS) {
  test(`an editor would sign ${floor} of the sentences of the set ${set}`, (context) =>
    judge(context, { sentences: judgedSentences(set), settings, floor }));
}

test("a word that stands beside another is not cut through, whichever two words they are", (context) =>
  judge(context, { sentences: sentencesOfKinds(), floor: 0.99 }));

test("a sentence is right with either of two standard forms, and wrong with a third or with a character too many", () => {
  const sentence = { simplified: "台长发布消息", expected: "台長發[布佈]消息", family: "" };
  for (const right of ["台長發布消息", "臺長發佈消息"]) assert.ok(isRight(sentence, right), right);
  for (const wrong of ["台長髮布消息", "台長發布消息。", "台長發步消息", ""])
    assert.ok(!isRight(sentence, wrong), wrong);
});
