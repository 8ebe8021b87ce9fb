import assert from "node:assert/strict";
import { test } from "node:test";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { errorRules, mayHoldErrors } from "../../src/copy/errors-alone.ts";
import { passagesOf } from "../../src/copy/read-copy.ts";
import type { CopyRules } from "../../src/domain/copy-rule.ts";

const DISCLAIMER = "转载此文章的目的旨在传播更多信息，版权归原作者所有。";
const DISCLAIMERS = { original: "甲。", compilation: DISCLAIMER, translation: "乙。", reprint: "丙。" };
/** What texts are made of: quotations whole and half, what hides their marks, and what parts paragraphs. */
const PIECES = [
  ..."“”“”‘’「」".split(""),
  "好。",
  "“好”",
  "don’t ",
  "`code”`",
  "[那里](/a”b)",
  "[那“里](/a)",
  "![图”](chart)",
  "**“真的”**",
  "[^“]",
  "<https://a.example/”>",
  " https://a.example/x”",
  "\\“",
  "&ldquo;",
  "| “ | ” |\n|---|---|\n| 甲 | ” |\n",
  "\n",
  "\n\n",
  "\r",
  "\n\n> ",
  "\n\n- ",
  "\n\n```\n“\n```\n\n",
  '"',
  DISCLAIMER,
  "转载此文章的目的**旨在**传播更多信息",
  "转载此文章的[目的](/中文)旨在传播更多信息",
];

/** The same texts on every machine (a linear congruential generator, Numerical Recipes). */
function* texts(count: number): Generator<string> {
  let state = 7;
  const draw = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  for (let made = 0; made < count; made += 1)
    yield Array.from({ length: 1 + draw(7) }, () => PIECES[draw(PIECES.length)]).join("");
}

function overlooked(rules: CopyRules, file: string, wrap: (text: string) => string): string[] {
  const errors = errorRules(rules);
  const desk = copyDesk({ rules: errors, names: [], disclaimers: DISCLAIMERS });
  const mayHold = mayHoldErrors(errors, DISCLAIMERS);
  return [...texts(3000)].map(wrap).filter((text) => desk(passagesOf(file, text)).length > 0 && !mayHold(text));
}

test("no text with an error of copy is passed over by the look that a build gives it", () => {
  assert.deepEqual(
    overlooked({}, "article.md", (text) => text),
    [],
  );
  const record = (text: string) => JSON.stringify({ title: text.slice(0, 3), lede: text }, null, 2);
  assert.deepEqual(overlooked({}, "article.json", record), []);
  const onOneLine = (text: string) => JSON.stringify({ title: text, lede: "”" });
  assert.deepEqual(overlooked({}, "article.json", onOneLine), []);
});

test("what a house has made an error is looked for in every text", () => {
  assert.deepEqual(
    overlooked({ dash: "error" }, "article.md", (text) => `${text}甲--乙`),
    [],
  );
  assert.equal(errorRules({ dash: "error" }).dash, "error");
  assert.equal(errorRules({ "unpaired-quotes": "warning" })["unpaired-quotes"], "off");
});

test("a text whose quotations end is not taken apart, nor one with links and emphasis beside them", () => {
  const mayHold = mayHoldErrors(errorRules({}), DISCLAIMERS);
  for (const text of [
    "他说：“好。”\n\n她说：“也好。”",
    "“甲”见[那里](https://a.example/1)。**“乙”**",
    '{"title": "“甲”"}',
  ])
    assert.equal(mayHold(text), false, text);
  for (const text of ["他说：“好。", "“`”`", "“甲\n\n乙”"]) assert.equal(mayHold(text), true, text);
});
