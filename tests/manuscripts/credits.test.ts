import assert from "node:assert/strict";
import { test } from "node:test";
import { foldLine } from "../../src/manuscripts/folded-line.ts";
import { isPersonName } from "../../src/manuscripts/person-name.ts";
import { sourceAtBeginning, sourceKey } from "../../src/manuscripts/source-keys.ts";
import { bodyOf, fromText, NAMES, numbers, PARAGRAPH } from "./manuscripts.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";

for (const [line, credit] of [
  ["圖源：公報", "gazette"],
  ["（公报图片）", "gazette"],
  ["公報資料圖", "gazette"],
  ["公报记者张三摄", { source: "gazette", author: "张三" }],
  ["Ann Lee/Gazette", { source: "gazette", author: "Ann Lee" }],
] as const) {
  test(`${line} below a picture is its credit, in either script and without a colon`, () => {
    const draft = fromText("标题", LEDE, "me0qy", line, PARAGRAPH);
    assert.deepEqual(draft.pictures.get("me0qy")?.credit, credit);
    assert.deepEqual(bodyOf(draft), ["![](me0qy)", PARAGRAPH]);
  });
}

for (const [line, said] of [
  ["來源：公報", { kind: "reprint", sources: ["gazette"] }],
  ["转自公报", { kind: "reprint", sources: ["gazette"] }],
  ["編譯自公報", { kind: "translation", sources: ["gazette"] }],
  ["（综合公报、先驱报报道）", { kind: "compilation", sources: ["gazette", "herald"] }],
  ["（張三編譯）", { kind: "translation", sources: [] }],
] as const) {
  test(`“${line}” below the text is read and taken out, in either script and without a colon`, () => {
    const draft = fromText("标题", LEDE, PARAGRAPH, line);
    const { kind, sources } = draft;
    assert.deepEqual({ kind, sources }, said);
    assert.deepEqual(bodyOf(draft), [PARAGRAPH]);
  });
}

test("folding leaves every character in its place", () => {
  const next = numbers(7);
  for (let run = 0; run < 500; run += 1) {
    const text = String.fromCodePoint(
      ...Array.from({ length: 8 }, () => ((next() % 0x10f000) + 32) & 0x1fffff).map((code) =>
        code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0x5716 : code,
      ),
    );
    assert.equal(foldLine(text).length, text.length);
    assert.equal(foldLine(foldLine(text)), foldLine(text));
  }
});

test("a source goes by its name in either script, by both its names at once and by its address, and by no longer name", () => {
  for (const name of ["公報", "《公报》", "公报（示例广播公司）", "gazette.example", "公报网站"])
    assert.equal(sourceKey(name, NAMES), "gazette", name);
  for (const name of ["公报周刊", "公报（先驱报）", "公", ""]) assert.equal(sourceKey(name, NAMES), undefined, name);
  assert.deepEqual(sourceAtBeginning("公报温哥华", NAMES), { key: "gazette", rest: "温哥华" });
  assert.equal(sourceAtBeginning("公报周刊记者", NAMES), undefined);
});

test("names of people are told from offices, papers and words", () => {
  for (const name of ["张三", "張小明", "欧阳小明", "阿不都·热合曼", "Ann Lee", "Vincent van Gogh"])
    assert.ok(isPersonName(name), name);
  for (const name of ["武之道", "张家口日报", "高速公路局", "王府井大街", "Getty Images", "CBC News", "记者", "Ann"])
    assert.ok(!isPersonName(name), name);
});
