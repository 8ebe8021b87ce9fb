import assert from "node:assert/strict";
import { test } from "node:test";
import { chineseUnlessChosen } from "../../src/cms/interface-language.ts";

test("the editor is in Chinese in a browser of another language, at the first visit and after visits before", () => {
  for (const kept of [null, "{", "null", "{}", '{"locale":"auto"}'])
    assert.equal(chineseUnlessChosen(kept, "en-US"), '{"locale":"zh-CN"}', String(kept));
});

test("other preferences stay as they are", () => {
  assert.equal(chineseUnlessChosen('{"theme":"dark","locale":"auto"}', "fr"), '{"theme":"dark","locale":"zh-CN"}');
});

test("a language that somebody chose is left alone, and so is a Chinese browser", () => {
  assert.equal(chineseUnlessChosen('{"locale":"en-US"}', "en-US"), undefined);
  for (const language of ["zh", "zh-CN", "zh-TW", "zh-Hant-HK"])
    assert.equal(chineseUnlessChosen(null, language), undefined);
});
