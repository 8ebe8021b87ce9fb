import assert from "node:assert/strict";
import { test } from "node:test";
import { type Half, isRight, judgedSentences } from "./judged-sentences.ts";
import { editionWith } from "./page.ts";

/** Terms that a glossary would have, cutting through 供应链接近, 三台风扇 and 冲突 if it were a knife. */
const GLOSSARY = { 台: "台", 台风: "颱風", 链接: "連結", 冲突: "衝突", 制裁: "制裁", 加西周末: "加西週末" };

/** Share of whole sentences that must come out right. */
const FLOORS = { public: 0.8 } as const;

function writtenBy(
  half: Half,
  region: "taiwan" | "hongkong" = "taiwan",
  words = false,
): readonly (readonly [string, boolean])[] {
  const sentences = judgedSentences(half);
  const edition = editionWith({ settings: { region, words, quotes: "curly" }, glossary: GLOSSARY });
  const text = sentences.map(({ simplified }) => `<p>${simplified}</p>`).join("\n");
  const written =
    edition
      .variantOf({ path: "/", text })
      ?.text.replace(/<\/?p>/g, "")
      .split("\n") ?? [];
  assert.equal(written.length, sentences.length);
  return sentences.map((sentence, index) => {
    const line = written[index] ?? "";
    return [
      `${sentence.family}: ${sentence.simplified} → ${line}, wanted ${sentence.expected}`,
      isRight(sentence, line),
    ];
  });
}
for (const half of ["public"] as const) {
  test(`an editor in Taipei would sign ${FLOORS[half]} of the ${half} sentences of news`, (context) => {
    const all = writtenBy(half);
    const wrong = all.filter(([, right]) => !right);
    for (const [sentence] of wrong) context.diagnostic(sentence);
    const share = 1 - wrong.length / all.length;
    assert.ok(share >= FLOORS[half], `${share.toFixed(4)}, ${wrong.length} of ${all.length} wrong`);
  });
}
