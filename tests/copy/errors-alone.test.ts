import assert from "node:assert/strict";
import { test } from "node:test";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { errorRules, passagesOf } from "../../src/copy/read-copy.ts";
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

/** Texts in which a build finds something else than the errors among all that a check finds. */
function differing(rules: CopyRules, file: string, wrap: (text: string) => string): string[] {
  const [all, errors] = [rules, errorRules(rules)].map((some) =>
    copyDesk({ rules: some, names: [], disclaimers: DISCLAIMERS }),
  );
  const found = (desk: typeof all, text: string) =>
    (desk?.(passagesOf(file, text)) ?? [])
      .filter(({ severity }) => severity === "error")
      .map(({ code, offset }) => `${code} ${offset}`);
  const wrapped = [...texts(3000)].map(wrap);
  assert.ok(wrapped.some((text) => found(errors, text).length > 0));
  return wrapped.filter((text) => found(all, text).join() !== found(errors, text).join());
}

test("a build finds every error of copy that a check finds, and nothing else", () => {
  assert.deepEqual(
    differing({}, "article.md", (text) => text),
    [],
  );
  const record = (text: string) => JSON.stringify({ title: text.slice(0, 3), lede: text }, null, 2);
  assert.deepEqual(differing({}, "article.json", record), []);
  const onOneLine = (text: string) => JSON.stringify({ title: text, lede: "”" });
  assert.deepEqual(differing({}, "article.json", onOneLine), []);
});

test("what a house has made an error is looked for in every text", () => {
  assert.deepEqual(
    differing({ dash: "error" }, "article.md", (text) => `${text}甲--乙`),
    [],
  );
  assert.equal(errorRules({ dash: "error" }).dash, "error");
  assert.equal(errorRules({ "unpaired-quotes": "warning" })["unpaired-quotes"], "off");
});
