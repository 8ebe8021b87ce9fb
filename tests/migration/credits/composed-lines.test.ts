import assert from "node:assert/strict";
import { test } from "node:test";
import { namedSource, SourceNames } from "../../../src/content/source-registry.ts";
import { SourceRegistry } from "../../../src/domain/source.ts";
import { plain } from "../../../src/manuscripts/escaped-text.ts";
import { saysWhose } from "../../../src/migration/credits/says-whose.ts";
import { withLede } from "../../../src/migration/lede.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, credited, NAMES } from "./credited.ts";

const P = "这一段是正文，写得足够长，不会被当作小标题，最后有句号。";
const TEXT = `<p>${P}</p>`;
const PEOPLE = ["王大明", "李佳穎", "陈静", "欧阳静", "司徒美华", "赵小文", "John Lee", "Ann Lee", "林威", "胡玉立"];
const PLACES = ["温哥华", "溫哥華", "列治文", "多伦多", "卑诗省", "北京", "台北", "渥太华"];
const OUTLETS = Object.entries({ 明报: "mingpao", 星島日報: "singtao", 新华社: "xinhua", CBC: "cbc" });
const STRANGERS = ["甲乙日报", "丙丁社", "戊己網"];
const OWN = ["", "本报", "本報"];
const REPORTERS = ["记者", "記者", "特约记者", "见习记者", "實習記者"];
const GAPS = ["", " ", "　"];
const STROKES = [" ", "／", "/", " / ", "　"];
const TAILS = ["报道", "報導", "综合报道", "专电", "攝影報導"];
const BRACKETS = [
  ["", ""],
  ["（", "）"],
  ["(", ")"],
  ["【", "】"],
  ["〔", "〕"],
] as const;
const RUNS = 250;

type Next = () => number;
const among = <T>(list: readonly T[], next: Next): T => {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};

const sourcesOf = ({ draft }: CreditedPost) => draft.sources.map(namedSource);
const peopleOf = ({ draft }: CreditedPost) => [
  ...draft.authors,
  ...draft.sources.flatMap((one) => (typeof one === "object" && "author" in one && one.author ? one.author : [])),
  ...draft.contributors.map(({ name }) => name),
];

/** A line that has left the text has each of its names in a record or a question. */
function accountsFor(post: CreditedPost, line: string, named: readonly string[]): void {
  if (bodyOf(post).some((block) => block.replaceAll("\\", "").includes(line))) return;
  const keys = new Map(OUTLETS);
  const told = [...peopleOf(post), ...sourcesOf(post), ...post.questions.map(({ shown }) => shown)].join("\n");
  for (const name of named)
    assert.ok(told.includes(name) || told.includes(keys.get(name) ?? name), `“${name}” of ${line} is nowhere`);
}

test(`of ${RUNS} bylines of any outlet, place and tail the names are whole, and nobody named in a line that left is lost`, () => {
  const next = numbers(20261130);
  for (let run = 0; run < RUNS; run += 1) {
    const [person, other] = [among(PEOPLE, next), among(PEOPLE, next)];
    const people = next() % 4 === 0 && other !== person ? [person, other] : [person];
    const [outlet, key] = among(
      [...OUTLETS, ...STRANGERS.map((one) => [one, ""] as const), ...OWN.map((one) => [one, "own"] as const)],
      next,
    );
    const isLatin = /\p{L}$/u.test(people.at(-1) ?? "") && /[a-z]$/u.test(people.at(-1) ?? "");
    const glue = isLatin ? among(STROKES, next) : among(["", ...STROKES], next);
    const place = among(["", ...PLACES], next);
    const tail = among(["", ...TAILS], next);
    const behind = place + tail === "" ? "" : glue + place + tail;
    const [open, close] = among(BRACKETS, next);
    const line = `${open}${outlet}${among(REPORTERS, next)}${among(GAPS, next)}${people.join("、")}${behind}${close}`;
    const post = credited(next() % 2 === 0 ? `${TEXT}${TEXT}<p>${line}</p>` : `<p>${line}</p>${TEXT}${TEXT}`);
    assert.deepEqual(post.draft.authors, people, line);
    assert.deepEqual(sourcesOf(post), key === "" || key === "own" ? [] : [key], line);
    accountsFor(post, line, key === "own" ? people : [outlet, ...people]);
  }
});

test(`of ${RUNS} datelines the outlet and the reporter are recorded, and no word of them is cut`, () => {
  const next = numbers(20261201);
  for (let run = 0; run < RUNS; run += 1) {
    const [person, place, tail] = [among(PEOPLE, next), among(PLACES, next), among(TAILS, next)];
    const [outlet, key] = among(OUTLETS, next);
    const gap = among(["", " "], next);
    const stroke = /[a-z]$/u.test(person) ? " " : "";
    const [line, people] = among<readonly [string, readonly string[]]>(
      [
        [`${outlet}${place}10月8日电（记者${gap}${person}）`, [person]],
        [`（${outlet}${place}11月3日電）`, []],
        [`（${outlet}記者${person}${stroke}${place}7日專電）`, [person]],
        [`【${outlet}记者${gap}${person}${stroke}${place}${tail}】`, [person]],
        [`【${outlet}綜合報道】`, []],
        [`【${outlet}】`, []],
      ],
      next,
    );
    const post = credited(`<p>${line}${P}</p>${TEXT}${TEXT}`);
    assert.deepEqual([sourcesOf(post), post.draft.authors], [[key], people], line);
    assert.ok(bodyOf(post)[0]?.startsWith(line.slice(0, 4)), line);
    const { lede, moved } = withLede(post.draft.body, "标题", "", post);
    assert.ok(lede === P || lede === line + P, `${line}: ${lede}`);
    assert.ok(lede === line + P || moved.some(({ text }) => text === line), line);
  }
});

const RIGHTS = [
  "",
  "，版权归原作者所有",
  "，版权归原作者所有，如有侵权请联系删除。",
  " 侵删",
  "（有删节）",
  "，有删改",
  "，略有改动",
  "（已获授权）",
];
const LABELS = ["来源：", "來源:", "文章来源：", "本文来源：", "转自：", "（来源：", "原载：", "来源 | "];

test("a source is read with whatever is said of rights behind it, and asked about when nobody has registered it", () => {
  for (const label of LABELS)
    for (const right of RIGHTS)
      for (const [name, key] of [...OUTLETS, ["甲乙文摘", ""]] as const) {
        const line = `${label}${name}${label.startsWith("（") ? "）" : ""}${right}`;
        const post = credited(`${TEXT}${TEXT}<p>${line}</p>`);
        assert.deepEqual(sourcesOf(post), key === "" ? [] : [key], line);
        const asked = post.questions.map(({ shown }) => shown);
        assert.deepEqual(asked, key === "" ? ["来源：甲乙文摘"] : [], line);
        accountsFor(post, line, [name]);
      }
});

test("places and titles beside a name are nobody's names", () => {
  for (const person of ["王大明", "陈静", "欧阳静"])
    for (const value of [
      ...PLACES.map((place) => `${place} ${person}`),
      ...["教授", "特约撰稿人", "记者", "读者"].map((title) => `${title} ${person}`),
      `${person}博士`,
      `${person}（多伦多）`,
      `${person} 教授`,
    ])
      for (const label of ["作者：", "（作者：", "文/", "撰文｜"]) {
        const line = `${label}${value}${label.startsWith("（") ? "）" : ""}`;
        assert.deepEqual(credited(`<p>${line}</p>${TEXT}${TEXT}`).draft.authors, [person], line);
      }
});

test("what a line says without a colon is read at the end of a text, whoever it names", () => {
  for (const [name, key] of OUTLETS)
    for (const line of [
      `——摘自《${name}》`,
      `载于《${name}》`,
      `（据${name}）`,
      `据${name}、BBC综合报道`,
      `(With files from ${name})`,
      `${name}供稿`,
      `《${name}》授权转载`,
      `本文由“${name}”授权转载`,
      `By Ann Lee, ${name}`,
      `（${name}、BBC）`,
      `（甲乙组编译 来源：${name}）`,
      `本文系授权转载，来源：${name}，作者：王大明`,
      `编译自<a href="https://www.bbc.co.example/1">${name}</a>，原作者 Ann Lee。`,
      `来源：${name}、网络`,
      `(${name})`,
    ]) {
      const post = credited(`${TEXT}${TEXT}<p>${line}</p>`);
      assert.ok(sourcesOf(post).includes(key), `${line}: ${JSON.stringify(post.draft.sources)}`);
      accountsFor(
        post,
        line,
        [name, ...["BBC", "Ann Lee", "王大明"].filter((one) => line.includes(one))].filter((one) => one !== "BBC"),
      );
    }
});

test("sentences about reporters, outlets and sources stay in the text and name nobody", () => {
  const next = numbers(20261202);
  for (const shape of [
    (person: string, outlet: string) => `${outlet}记者${person}昨天在现场被推倒`,
    (person: string, outlet: string) => `记者${person}说他没有去过${outlet}`,
    (person: string, outlet: string) => `${outlet}和${person}的官司还没有完`,
    (person: string) => `作者认为${person}没有来过`,
    (person: string, outlet: string) => `来源可靠的消息说${person}要离开${outlet}`,
    (person: string, outlet: string) => `${person}读完${outlet}就出门了`,
    (person: string) => `编辑们都知道${person}不来了`,
    (_: string, outlet: string) => `据${outlet}的同事回忆，当天下着雨`,
    (person: string) => `（${person}是他的笔名）`,
    (person: string) => `摄影：需自备器材，联系${person}`,
  ])
    for (let run = 0; run < 12; run += 1) {
      const line = shape(among(PEOPLE, next), among(OUTLETS, next)[0]);
      for (const html of [`${TEXT}${TEXT}<p>${line}</p>`, `<p>${line}</p>${TEXT}${TEXT}`]) {
        const post = credited(html);
        assert.deepEqual([peopleOf(post), sourcesOf(post)], [[], []], line);
        assert.ok(
          bodyOf(post).some((block) => block.includes(line)),
          line,
        );
      }
    }
});

test("a line that says whose a text is becomes neither its lede nor a subhead, and no subhead is left without text", () => {
  for (const line of [
    "来源：甲乙周末",
    "文/唐若水 图/郑一航",
    "2019-05-21 来源: 甲.example 作者: 阿May",
    "现场直击 | 文：Kevin Chan",
    "戊己日报记者 李佳颖／温哥华报道",
    "菜谱来源：外婆的手抄本",
    "作者",
    "乌克兰士兵在前线 （AP Photo/Ann Lee）",
  ]) {
    const post = credited(`<p>${line}</p>${TEXT}${TEXT}`);
    const { lede } = withLede(post.draft.body, "标题", "", {
      isAside: ({ escaped }) => saysWhose(plain(escaped), NAMES),
    });
    assert.ok(!bodyOf(post).some((block) => block.startsWith("#")), line);
    assert.notEqual(lede.slice(0, 4), line.slice(0, 4), line);
  }
  const { draft } = credited(`<h2>材料</h2>${TEXT}<h2>做法</h2>${TEXT}`);
  const { lede, body } = withLede(draft.body, "标题", "");
  assert.deepEqual([lede, body.length], ["标题", 4]);
});

test("of two sources on one site each has its own part of it, and a source alone has the whole site", () => {
  const one = (name: string, url: string) => ({ name, url, basis: "测试" });
  const names = new SourceNames(
    SourceRegistry.parse({
      ...{ bbc: one("BBC", "https://www.bbc.com"), chinese: one("BBC中文", "https://www.bbc.com/zhongwen/simp") },
      rci: one("RCI", "https://www.rcinet.ca/zh/index.html"),
    }),
  );
  for (const [url, key] of [
    ["https://www.bbc.com/news/1", "bbc"],
    ["https://www.bbc.com/zhongwen/simp/2", "chinese"],
    ["https://www.bbc.com/zhongwen/simple", "bbc"],
    ["https://www.rcinet.ca/en/3", "rci"],
  ] as const)
    assert.deepEqual(credited(`${TEXT}${TEXT}<p>原文链接：${url}</p>`, { names }).draft.sources, [
      { source: key, url },
    ]);
});

test("of several outlets in a list each is asked about, and whoever is no outlet has compiled, be it under a pen name", () => {
  const asked = (line: string) => credited(`${TEXT}${TEXT}<p>${line}</p>`).questions.map(({ shown }) => shown);
  assert.deepEqual(asked("综合：甲乙新闻 / 丙丁社 / 戊己社"), ["来源：甲乙新闻", "来源：丙丁社", "来源：戊己社"]);
  for (const line of ["编译：小茉", "综合整理：阿哲"])
    assert.deepEqual(peopleOf(credited(`${TEXT}${TEXT}<p>${line}</p>`)), [line.split("：")[1]], line);
  assert.deepEqual(asked("编译：现场提供"), ["编译：现场提供"]);
});
