import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../scripts/bench/random.ts";
import type { SourceRecord } from "../../../src/domain/source.ts";
import { plain } from "../../../src/manuscripts/escaped-text.ts";
import { bodyOf, CONTEXT, credited } from "./credited.ts";

interface Owner {
  readonly name: string;
  /** Undefined for one that nobody has registered. */
  readonly key?: string;
}

const REGISTERED: readonly Owner[] = [
  { name: "CBC", key: "cbc" },
  { name: "星島日報", key: "singtao" },
  { name: "路透社", key: "reuters" },
  { name: "Reuters", key: "reuters" },
  { name: "加拿大广播公司", key: "cbc" },
  { name: "视觉中国", key: "vcg" },
];
const STRANGERS: readonly Owner[] = ["示例通讯社", "Example Wire", "河港博物館", "某某大学"].map((name) => ({ name }));
const OWNERS = [...REGISTERED, ...STRANGERS];

/** How a caption names an owner; with a photographer the record has both. */
type Form = (owner: string) => string;
const FORMS: readonly Form[] = [
  (owner) => `图源：${owner}`,
  (owner) => `（圖源：${owner}）`,
  (owner) => `图片来源 ${owner}`,
  (owner) => `图表来源：${owner}`,
  (owner) => `圖2來源：${owner}`,
  (owner) => `来源 ${owner}`,
  (owner) => `图/${owner}`,
  (owner) => `圖／${owner}`,
  (owner) => `via ${owner}`,
  (owner) => `© 2019 ${owner}`,
  (owner) => `©${owner}`,
  (owner) => `（图片由${owner}提供）`,
  (owner) => `圖片由${owner}提供`,
  (owner) => `（${owner}提供）`,
  (owner) => `（${owner}供圖）`,
  (owner) => `【${owner}攝】`,
  (owner) => `翻攝自${owner}`,
  (owner) => `圖：擷自${owner}`,
  (owner) => `（图源：${owner}，如侵删）`,
  (owner) => `Photo: ${owner}`,
  (owner) => `Courtesy of ${owner}`,
  (owner) => `（${owner}视频截图）`,
  (owner) => `圖／翻攝${owner}`,
  (owner) => `（${owner}／攝）`,
  (owner) => `图片由${owner}授权使用。`,
];
const SHOWN = ["港口清晨的渡轮", "大桥合龙当晚的灯光", "市集上的菜農與顧客", "冬天的站台"];
const [LABEL, TEXT] = [
  /图源|圖源|来源|來源|图[/／]|圖[/／：]|via|©|提供|供圖|攝】|[翻擷]|Photo|Courtesy|截图/u,
  "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>",
];
const img = (more = "") => `<img src="https://a.example/u/harbour.jpg"${more}>`;
/** Where a caption with its credit may stand. */
const PLACES: Readonly<Record<string, (caption: string, credit: string, gap: string) => string>> = {
  caption: (caption, credit, gap) => `<figure>${img()}<figcaption>${caption}${gap}${credit}</figcaption></figure>`,
  lines: (caption, credit) => `<figure>${img()}<figcaption>${caption}<br>${credit}</figcaption></figure>`,
  alt: (caption, credit, gap) => img(` alt="${caption}${gap}${credit}"`),
  title: (caption, credit, gap) => img(` title="${caption}${gap}${credit}"`),
  below: (caption, credit, gap) => `${img()}<p>${caption}${gap}${credit}</p>`,
  broken: (caption, credit) => `<p>${img()}<br>${caption}<br>${credit}</p>`,
  alone: (_, credit) => `${img()}<p>${credit}</p>`,
};

function creditedAt(place: string, shown: string, credit: string, gap: string) {
  const post = credited(TEXT + (PLACES[place] ?? String)(shown, credit, gap) + TEXT.repeat(4));
  const [record, ...more] = [...post.draft.pictures.values()];
  assert.ok(record && more.length === 0);
  const left = [record.caption, record.alt, ...bodyOf(post)].join("\n");
  const asked = post.questions.filter(({ about }) => about === "credit").map(({ shown: asks }) => asks);
  return { credit: record.credit ?? undefined, note: record.creditNote ?? "", left, asked };
}

test("whoever is registered is credited, whoever is not is asked about alone, in every form, script and place, and no label is left", () => {
  const random = seededRandom(36);
  const wrong: string[] = [];
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  for (const form of FORMS)
    for (const { name, key } of OWNERS)
      for (const place of [pick(Object.keys(PLACES)) ?? "", pick(Object.keys(PLACES)) ?? ""]) {
        const [shown, gap] = [pick(SHOWN) ?? "", pick(["。", " ", "　", "。 "]) ?? " "];
        const said = form(name);
        const { credit, left, note, asked } = creditedAt(place, shown, said, gap);
        const where = `${place}: ${shown}${gap}${said}`;
        if (credit !== key) wrong.push(`${where} is ${JSON.stringify(credit)}`);
        if (
          place !== "alone" &&
          !left.includes(gap.startsWith("。") && !/lines|broken/.test(place) ? `${shown}。` : shown) &&
          place !== "title"
        )
          wrong.push(`${where} loses ${left}`);
        if (LABEL.test(left)) wrong.push(`${where} leaves ${left.replaceAll("\n", " ")}`);
        const isAsked = key === undefined ? asked.length === 1 && note.includes(name) : asked.length === 0;
        if (!isAsked) wrong.push(`${where} asks ${asked.join("、")}`);
      }
  assert.deepEqual(wrong, []);
});

test("who took a picture for whom is one credit, in every order", () => {
  const both: SourceRecord = { source: "reuters", author: "Ann Lee" };
  for (const said of [
    "Reuters / Ann Lee",
    "Reuters/Ann Lee",
    "（Ann Lee/Reuters）",
    "Photo: Ann Lee/Reuters",
    "路透社发（Ann Lee 摄）",
    "路透社 / Ann Lee",
  ])
    for (const place of ["caption", "alt", "title", "below"]) {
      const { credit, left } = creditedAt(place, "港口清晨的渡轮", said, "。");
      assert.deepEqual(credit, both, `${place}: ${said}`);
      assert.doesNotMatch(left, /路透|Reuters|Ann/, `${place}: ${said}`);
    }
});

test("two owners of one picture are asked about together, never reduced to one", () => {
  const random = seededRandom(7);
  for (let turn = 0; turn < 80; turn += 1) {
    const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
    const one = pick(OWNERS);
    const two = pick(OWNERS.filter(({ key, name }) => name !== one?.name && (key === undefined || key !== one?.key)));
    assert.ok(one && two);
    const [a, b] = [one.name, two.name];
    const said = pick([
      `（图源：${a}）（图源：${b}）`,
      `${a} via ${b}`,
      `（左图：${a}；右图：${b}）`,
      `（图源：${a}、${b}）`,
      `图源：${a}　图源：${b}`,
      `（${a}提供）图/${b}`,
      `（圖源：${a}）另一张是夜景（圖源：${b}）`,
    ]);
    for (const place of ["caption", "alt", "title", "below"]) {
      const { credit, note } = creditedAt(place, "港口清晨的渡轮", said ?? "", "。");
      assert.equal(credit, undefined, `${place}: ${said}`);
      assert.ok(note.includes(a) && note.includes(b), `${place}: ${said} notes ${note}`);
    }
  }
});

test("a caption that only speaks of such things stays as it is", () => {
  for (const line of [
    "食物由河港教会提供",
    "市长向CBC提供了名单",
    "他把照片发给路透社",
    "消息来源 不愿具名",
    "男/女厕所",
    "CBC大楼外的人群",
    "摄影展昨天开幕",
    "图书馆昨天关门",
    "学生在拍摄短片",
    "来源不明的货箱",
  ]) {
    const post = credited(`${TEXT}<figure>${img()}<figcaption>${line}</figcaption></figure>${TEXT.repeat(3)}`, CONTEXT);
    const [record] = [...post.draft.pictures.values()];
    assert.deepEqual([record?.credit ?? undefined, record?.caption], [undefined, plain(line)], line);
  }
});

test("a credit before the text below its picture is taken out of it, and one before a text that is only a name or has two is not", () => {
  const long = "市议会昨天用了三个小时讨论明年的预算，最后决定下周再投票。";
  for (const [line, credit, left] of [
    [`（图片来源：CBC）${long}`, "cbc", long],
    [`（圖：路透社） ${long}`, "reuters", long],
    [`（路透社）${long}`, undefined, `（路透社）${long}`],
    [`（图源：CBC）右边一张（图源：路透社）`, undefined, undefined],
  ] as const) {
    const post = credited(`${TEXT}<p>${img()}${line}</p>${TEXT.repeat(3)}`);
    const [record] = [...post.draft.pictures.values()];
    assert.equal(record?.credit ?? undefined, credit, line);
    if (left !== undefined) assert.ok(bodyOf(post).includes(left), line);
  }
});

test("what is said once at the end is not said of a picture that has a credit of its own, be it one that is asked about", () => {
  for (const own of ["图1来源：示例图库", "（示例记者摄）", "（河港骑警提供）", "（示例社）", "Example Wire"]) {
    const post = credited(
      `${TEXT}<figure>${img()}<figcaption>大桥合龙。${own}</figcaption></figure>${TEXT}<img src="https://a.example/u/b.jpg">${TEXT}${TEXT}<p>图片来源：CBC</p>`,
    );
    const [first, second] = [...post.draft.pictures.values()];
    assert.doesNotMatch(first?.creditNote ?? "", /CBC/, own);
    assert.match(second?.creditNote ?? "", /CBC/, own);
  }
});

test("a video whose words below say whose it is has them as its credit, and no title", () => {
  const clip = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>';
  for (const [said, credit] of [
    ["视频来源：CBC", "cbc"],
    ["视频来源：示例电视", undefined],
  ] as const) {
    const { draft } = credited(`${TEXT}<figure>${clip}<figcaption>${said}</figcaption></figure>${TEXT}`);
    const [record] = [...draft.media.values()];
    assert.equal(record?.credit ?? undefined, credit);
    assert.equal(record?.title, "旧站的视频");
    if (credit === undefined) assert.match(record?.creditNote ?? "", /示例电视/);
  }
});

test("a short line right below a picture is a subhead only where the text has others like it", () => {
  const line = "大桥合龙";
  assert.ok(bodyOf(credited(`${TEXT}${img()}<p>${line}</p>${TEXT}`)).includes(line));
  const others = credited(`${TEXT}<p>另一件事</p>${TEXT}${img()}<p>${line}</p>${TEXT}`);
  assert.ok(bodyOf(others).includes(`## ${line}`));
});
