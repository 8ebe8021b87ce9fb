import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { chooseSource } from "../../src/manuscripts/sources.ts";
import { NAMES, REGISTRY } from "./manuscripts.ts";
import { author, type Newsroom, NOW, newArticle, newsroom } from "./newsroom.ts";

const Json = z.record(z.string(), z.unknown());

/** Runs the command with an author at the terminal. @returns its exit code and all that the author was told */
async function talk(room: Newsroom, args: readonly string[], ...answers: readonly string[]) {
  const { dialogue, onArticle } = author(...answers);
  const { exit } = await newArticle([...args, ...room.where], () => dialogue, NOW);
  return { exit, onArticle: onArticle() };
}

function twoOutlets(): Newsroom {
  const room = newsroom();
  room.siteData("sources.json", REGISTRY);
  room.siteData("sections.json", {
    news: { name: "要闻", description: "甲" },
    city: { name: "本地", description: "乙" },
  });
  return room;
}

const recordAt = (room: Newsroom, folder: string) =>
  Json.parse(JSON.parse(readFileSync(join(room.articles, folder, "article.json"), "utf8")));

test("an author who knows nothing of keys answers in Chinese; the day is the site's, the address is proposed", async () => {
  const room = twoOutlets();
  const { exit, onArticle } = await talk(room, [], "停火谈判开始", "综合", "公报", "", "本地", "要闻部", "", "");
  assert.equal(exit, 0);
  const { title, kind, sources, section, desk, published } = recordAt(room, "2025/05/tinghuo-tanpan-kaishi");
  assert.deepEqual(
    { title, kind, sources, section, desk, published },
    {
      title: "停火谈判开始",
      kind: "compilation",
      sources: ["gazette"],
      section: "city",
      desk: "要闻部",
      published: "2025-05-19T22:00:00-07:00",
    },
  );
  assert.match(onArticle, /1 原创、2 综合、3 编译、4 转载/);
  assert.match(onArticle, /1 {2}要闻（news）/);
  assert.match(onArticle, /短名.*\[tinghuo-tanpan-kaishi\]/);
});

test("numbers and keys do as well, and an answer that is not understood is asked for again", async () => {
  const room = twoOutlets();
  const answers = [
    "",
    "x".repeat(121),
    "Title",
    "9",
    "４",
    "gazette、HERALD",
    "",
    "3",
    "2",
    "",
    "张三、李四",
    "五月",
    "2025-06-01",
    "标题",
    "first",
  ];
  const { exit, onArticle } = await talk(room, [], ...answers);
  assert.equal(exit, 0, onArticle);
  const { sources, section, authors, desk } = recordAt(room, "2025/06/first");
  assert.deepEqual([sources, section, authors, desk], [["gazette", "herald"], "city", ["张三", "李四"], undefined]);
  for (const again of [/标题不能空着/, /上限是 120/, /没有这个栏目/, /写成 2025-05-19/, /“标题”不能作地址/])
    assert.match(onArticle, again);
});

test("a part that several sources share brings a list to choose from; ? brings all of them", async () => {
  const room = twoOutlets();
  const { onArticle } = await talk(room, [], "题", "2", "？", "广播", "2", "广播", "", "", "1", "部", "", "first");
  assert.match(onArticle, /1 {2}gazette {2}公报（示例广播公司、Gazette）\n {2}2 {2}herald {2}先驱报/);
  assert.deepEqual(recordAt(room, "2025/05/first").sources, ["herald"]);
});

test("what the manuscript says stands in brackets, is confirmed with Enter and can be overruled", async () => {
  const room = newsroom();
  const path = room.put("稿.txt", "标题\n导语，有句号。\n正文，有句号。\n来源：要闻部综合\n");
  const { exit, onArticle } = await talk(room, ["--from-text", path], "", "转载", "公报", "", "", "first");
  assert.equal(exit, 0, onArticle);
  assert.match(onArticle, /认出来的：\n {2}标题 {2}标题/);
  assert.match(onArticle, /标题 \[标题\]：体裁（.*） \[综合\]：/);
  const { kind, desk } = recordAt(room, "2025/05/first");
  assert.deepEqual([kind, desk], ["reprint", "要闻部"]);
});

test("an option that was given is not asked about", async () => {
  const room = newsroom();
  const { exit, onArticle } = await talk(room, [
    "--title",
    "题",
    "--kind",
    "original",
    "--author",
    "张三",
    "--slug",
    "first",
    "--published",
    "2025-05-01",
  ]);
  assert.deepEqual([exit, onArticle], [0, ""]);
});

for (const answered of [0, 1, 3, 6]) {
  test(`an author who leaves after ${answered} answers leaves nothing behind`, async () => {
    const room = twoOutlets();
    const { exit } = await talk(room, [], ...["题", "2", "公报", "", "1", "部"].slice(0, answered));
    assert.equal(exit, 130);
    assert.deepEqual(room.files(), ["articles"]);
  });
}

for (const [typed, choice] of [
  ["公报", { source: "gazette" }],
  [" ＧＡＺＥＴＴＥ ", { source: "gazette" }],
  ["先驱", { source: "herald" }],
  ["hera", { source: "herald" }],
  ["广播公司", { among: ["gazette", "herald"] }],
  ["公报 https://gazette.example/a", { source: { source: "gazette", url: "https://gazette.example/a" } }],
  ["新报=https://new.example/a", { source: { name: "新报", url: "https://new.example/a" } }],
  ["新报 https://", { unknown: "“https://”不是完整的网址。" }],
  ["gazete", { unknown: "没有登记过来源“gazete”，是不是“gazette”？" }],
] as const) {
  test(`“${typed}” is completed against the registry`, () => {
    assert.deepEqual(chooseSource(typed, REGISTRY, NAMES), choice);
  });
}
