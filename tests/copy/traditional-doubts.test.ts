import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { bothScriptsOf } from "../../src/copy/both-scripts.ts";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { passagesOf, readCopy } from "../../src/copy/read-copy.ts";

const style = { settings: { region: "taiwan", words: false, quotes: "corner" }, glossary: { 台: "台" } } as const;
const desk = copyDesk({
  rules: {},
  names: [],
  disclaimers: { original: "甲。", compilation: "乙。", translation: "丙。", reprint: "丁。" },
  traditional: style,
});

test("what habit alone decides is told, with its sentence and what was written", () => {
  const [found, ...others] = desk(passagesOf("article.md", "市场上很安静。丑苹果成了致富果。发言人说，会议改期。"));
  assert.deepEqual(others, []);
  assert.equal(found?.code, "traditional-doubt");
  assert.match(found?.message ?? "", /“丑苹果成了致富果”里的“丑”，繁体版写成“醜”/);
});

test("plain text raises no doubt, and neither do words that say it", () => {
  const text = "市长发言说，养老金发放照旧，警方不准车辆进入。他在家里吃面，干部把衣服晒干了，小丑在台上。";
  assert.deepEqual(desk(passagesOf("article.md", text)), []);
});

test("a word of the article or of the glossary settles it", () => {
  const text = "丑苹果成了致富果。";
  assert.deepEqual(desk(passagesOf("article.md", text), { 丑苹果: "醜蘋果" }), []);
});

test("the words of an article's own record settle its doubts, and both scripts are there to compare", () => {
  const folder = mkdtempSync(join(tmpdir(), "both-scripts-"));
  try {
    writeFileSync(join(folder, "article.md"), "丑苹果成了致富果。\n\n三十。\n");
    const write = (record: object) => writeFileSync(join(folder, "article.json"), JSON.stringify(record));
    write({ title: "丑苹果上市" });
    const codes = () => readCopy(folder, desk).found.map(({ code, line }) => `${code} ${line}`);
    assert.deepEqual(codes(), ["traditional-doubt 1", "traditional-doubt 1"]);
    writeFileSync(join(folder, "article.md"), "丑苹果成了致富果。\n\n有人说丑苹果好吃。\n");
    const [, again, ...more] = readCopy(folder, desk).found;
    assert.deepEqual(
      [again?.lines, more],
      [[1, 3], []],
      "the same question twice in a file is put once, with both places",
    );
    writeFileSync(join(folder, "article.md"), "丑苹果成了致富果。\n\n三十。\n");
    write({ title: "丑苹果上市", traditional: { 丑苹果: "醜蘋果" } });
    assert.deepEqual(codes(), []);
    const both = bothScriptsOf(style)(folder).map(({ simplified, traditional }) => [simplified, traditional]);
    assert.deepEqual(both, [
      ["丑苹果上市", "醜蘋果上市"],
      ["丑苹果成了致富果。", "醜蘋果成了致富果。"],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
