import assert from "node:assert/strict";
import { test } from "node:test";
import { readDay } from "../../src/manuscripts/labels.ts";
import { bodyOf, fromText, PARAGRAPH } from "./manuscripts.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";
const NOTHING = { kind: undefined, desk: undefined, sources: [], authors: [] };

for (const [line, said] of [
  ["来源:要闻部综合", { kind: "compilation", desk: "要闻部" }],
  ["来源：要闻部编译", { kind: "translation", desk: "要闻部" }],
  ["来源：要闻部综合报道", { kind: "compilation", desk: "要闻部" }],
  ["来源：公报", { kind: "reprint", sources: ["gazette"] }],
  ["文章来源｜Gazette", { kind: "reprint", sources: ["gazette"] }],
  ["来源：没有登记的报", { kind: "reprint", sources: ["没有登记的报"] }],
  ["来源：综合公报、先驱报报道", { kind: "compilation", sources: ["gazette", "herald"] }],
  ["来源：公报、先驱报综合", { kind: "compilation", sources: ["gazette", "herald"] }],
  ["综合：公报、先驱报", { kind: "compilation", sources: ["gazette", "herald"] }],
  ["来源：公报、先驱报", { kind: "compilation", sources: ["gazette", "herald"] }],
  ["（来源：公报；编译：张三）", { kind: "translation", sources: ["gazette"], authors: ["张三"] }],
  ["编译：张三", { kind: "translation", authors: ["张三"] }],
  ["作者：张三、李四", { authors: ["张三", "李四"] }],
  ["文/张三 图/李四", { authors: ["张三"] }],
  ["文/张三", { authors: ["张三"] }],
  ["（记者：张三）", { authors: ["张三"] }],
  ["责编：王五", {}],
  ["来源：网络", {}],
] as const) {
  test(`“${line}” below the text is read and taken out`, () => {
    const draft = fromText("标题", LEDE, PARAGRAPH, line);
    const { kind, desk, sources, authors } = draft;
    assert.deepEqual({ kind, desk, sources, authors }, { ...NOTHING, ...said });
    assert.deepEqual(bodyOf(draft), [PARAGRAPH]);
    assert.equal(draft.removed.at(-1)?.text, line);
  });
}

test("a line of several labels above the text is read whole", () => {
  const draft = fromText("标题", "2025年5月19日 09:30 来源：公报 作者：张三 责编：王五", LEDE, PARAGRAPH);
  assert.deepEqual([draft.day, draft.sources, draft.authors], ["2025-05-19T09:30", ["gazette"], ["张三"]]);
  assert.equal(draft.lede, LEDE);
});

test("what a page sets between headline and text is taken out with its date; a subhead without one stays", () => {
  const head = "原创 要闻组 某公众号 2026年11月20日 09:30 加拿大";
  const draft = fromText("标题", head, "某公众号", "先说结论", LEDE, PARAGRAPH);
  assert.deepEqual([draft.day, draft.lede, bodyOf(draft)], ["2026-11-20T09:30", LEDE, ["## 先说结论", PARAGRAPH]]);
  assert.deepEqual(
    draft.removed.map(({ text }) => text),
    [head, "某公众号"],
  );
});

test("an address of the original belongs to the only source; with two, an author decides", () => {
  const link = "原文链接：https://gazette.example/a";
  assert.deepEqual(fromText("标题", LEDE, PARAGRAPH, "来源：公报", link).sources, [
    { source: "gazette", url: "https://gazette.example/a" },
  ]);
  const two = fromText("标题", LEDE, PARAGRAPH, "来源：公报、先驱报", link);
  assert.deepEqual(two.sources, ["gazette", "herald"]);
  assert.match(two.reviewNotes.map(({ message }) => message).join(), /https:\/\/gazette\.example\/a/);
});

test("the title of the original is the source's, not the article's", () => {
  const draft = fromText("标题", LEDE, PARAGRAPH, "来源：公报", "原标题：另一个标题");
  assert.deepEqual([draft.title, draft.sources], ["标题", [{ source: "gazette", title: "另一个标题" }]]);
});

for (const [name, line] of [
  ["somebody who asks in an interview", "记者：您怎么看这件事？"],
  ["a sentence with a colon", "来源：他说不知道。后来又说知道。"],
  ["a time that is no date", "时间：下周三下午"],
  ["an address that is none", "链接：见文末"],
] as const) {
  test(`${name} stays in the text`, () => {
    const draft = fromText("标题", LEDE, PARAGRAPH, line, PARAGRAPH);
    assert.ok(
      bodyOf(draft).some((block) => block.includes(line.slice(0, 4))),
      bodyOf(draft).join("\n"),
    );
  });
}

test("two questions make an interview, in which 记者 is nobody's name", () => {
  const draft = fromText("标题", LEDE, "记者：您好", "张三：您好", "记者：再见", PARAGRAPH);
  assert.deepEqual(draft.authors, []);
});

for (const [lede, sources] of [
  ["公报报道：市长周一表示满意。", ["gazette"]],
  ["据公报和先驱报周一报道，市长表示满意。", ["gazette", "herald"]],
  ["【示例广播公司5月19日讯】市长表示满意。", ["gazette"]],
  ["【公报温哥华5月19日讯】市长表示满意。", ["gazette"]],
  ["（示例广播公司讯）：市长表示满意。", ["gazette"]],
  ["据当地媒体报道，市长表示满意。", []],
  ["市长说，公报报道：有误。", []],
] as const) {
  test(`a lede that begins “${lede.slice(0, 10)}” names ${sources.length} upstream sources`, () => {
    const draft = fromText("标题", lede, PARAGRAPH);
    assert.deepEqual(draft.sources, sources);
    assert.equal(draft.kind, sources.length > 0 ? "compilation" : undefined);
  });
}

test("dates are read as people write them, and only dates", () => {
  assert.deepEqual(["2025-5-9", "2025年5月19日 星期一 9:05", "2025/05/19 09:30:15", "5月19日", "2025"].map(readDay), [
    "2025-05-09",
    "2025-05-19T09:05",
    "2025-05-19T09:30",
    undefined,
    undefined,
  ]);
});
