import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../scripts/bench/random.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { CONTEXT, credited } from "./credited.ts";

const TEXT = "这一段是正文，写得足够长，不会被当作小标题，最后有句号。";
const P = `<p>${TEXT}</p>`;
const SHOWN = ["港口清晨的渡轮", "市集上的菜農與顧客", "人群涌向新建的码头。", "大雪封住了山路，车辆排成长龙"];
const OUTLETS = ["示例社", "示例日报", "山海公司", "示例博物馆"];
const PEOPLE = ["王小明", "欧阳若兰", "阿依古丽·买买提"];
const STRANGERS = ["Harbour Wire", "Tony 邱", "K. Lindqvist / NW", "@haibian"];
const SIGNS = ["■", "◎", "✎", "ⓒ ", "© ", "／", "｜", "—", "※", "⊙"];
const SIGNS_BEFORE = ["　", " ", "：", "（", "【", "/", "|", "·", "—", "。"];
const HAN = "缮奉呈录拓洗冲描勾贡献集存辑撰汇";
const WORDS = ["照片", "圖片", "攝", "供图", "提供", "藏", "傳真", "翻攝", "制图", "繪"];
const LABELS = ["图", "漫畫", "题图来自", "文／图", "圖文提供", "左图", "图1", "摄影", "Photo by"];
type Random = () => number;
const pick = (random: Random, all: readonly string[]) => all[Math.floor(random() * all.length)] ?? "";

/** A name with words or signs that nobody has listed, or that somebody has. */
function trace(random: Random): string {
  const person = pick(random, PEOPLE);
  const name = random() < 0.4 ? person : pick(random, [...OUTLETS, ...STRANGERS]);
  const verb = `${pick(random, [...HAN])}${pick(random, [...HAN])}`;
  const forms = [
    `${pick(random, SIGNS)}${name}`,
    `${pick(random, SIGNS_BEFORE)}${name}${verb}`,
    `${pick(random, SIGNS_BEFORE)}${name}${pick(random, WORDS)}`,
    ` ${pick(random, LABELS)}：${name}`,
    `（${verb}自${name}）`,
    `，${name}${verb}`,
    ` Library ${name}, AM${Math.floor(random() * 90)}-S4`,
    `（${name} / PA-${100_000 + Math.floor(random() * 9999)}）`,
  ];
  return pick(random, forms);
}

const IMG = '<img src="https://a.example/u/harbour.jpg">';
const SECOND = '<img src="https://a.example/u/bridge.jpg">';
const file = { id: 7, parent: 0, url: "", uploaded: "", link: "", title: "", alt: "", caption: "", description: "" };
const inLibrary = (field: "caption" | "alt" | "description", line: string) =>
  credited(
    P + IMG + P,
    { ...CONTEXT, attachments: new Map([[7, { ...file, [field]: line }]]) },
    "",
    new Map([["harbour", 7]]),
  );
/** Where a name can stand so that it may be of a picture. */
const PLACES: Readonly<Record<string, (line: string) => CreditedPost>> = {
  caption: (line) => credited(`${P}<figure>${IMG}<figcaption>${line}</figcaption></figure>${P}${P}`),
  below: (line) => credited(`${P}${IMG}<p>${line}</p>${P}${P}`),
  "below two": (line) => credited(`${P}${IMG}${SECOND}<p>${line}</p>${P}${P}`),
  above: (line) => credited(`${P}<p>${line}</p>${IMG}${P}${P}`),
  "library's caption": (line) => inLibrary("caption", line),
  "library's description": (line) => inLibrary("description", line),
  "library's alt": (line) => inLibrary("alt", line),
};

/** Whether one decision about all pictures of which nothing is known would say whose one of these is. */
const covered = ({ draft }: CreditedPost) =>
  [...draft.pictures.values()].some(({ credit, creditNote }) => credit === null && creditNote === undefined);

test("a picture near which anything can be a name is asked of alone, in words and signs that no rule knows, wherever it stands", () => {
  const random = seededRandom(3636);
  for (const [place, post] of Object.entries(PLACES))
    for (let turn = 0; turn < 70; turn += 1) {
      const said = trace(random);
      const line = random() < 0.25 ? said.trim() : `${pick(random, SHOWN)}${said}`;
      if (line.replace(/[^\p{L}]/gu, "").length < 2) continue;
      assert.equal(covered(post(line)), false, `${place}: ${line}`);
    }
});

test("a line that speaks of pictures anywhere in a text is asked of each picture that nobody is named beside", () => {
  const random = seededRandom(363);
  for (let turn = 0; turn < 60; turn += 1) {
    const name = pick(random, [...OUTLETS, ...PEOPLE, ...STRANGERS]);
    const line = pick(random, [
      `${name} 文／图`,
      `圖文提供：${name}`,
      `（${name}供稿供图）`,
      `本文来自公众号“山海”，题图来自：${name}`,
      `漫画：${name}`,
      `插画 | ${name}`,
    ]);
    for (const html of [
      `<p>${line}</p>${P}${IMG}${P}`,
      `${P}${IMG}${P}<p>${line}</p>`,
      `${P}${IMG}${P}<p>${TEXT}${line}</p>`,
    ])
      assert.equal(covered(credited(html)), false, html);
  }
});

test("pictures with captions in which nothing can be a name, and the text around them, are left to one decision about all", () => {
  for (const shown of SHOWN)
    for (const [place, post] of Object.entries(PLACES)) assert.equal(covered(post(shown)), true, `${place}: ${shown}`);
});

test("a registered name before a plain word for pictures, and one for each picture by its number, is certain", () => {
  for (const said of ["路透社照片", "加通社圖片", "　新华社图", "（路透社资料照片）"]) {
    const { draft } = credited(`${P}<figure>${IMG}<figcaption>渡轮靠岸的时候 ${said}</figcaption></figure>${P}`);
    assert.equal(typeof [...draft.pictures.values()][0]?.credit, "string", said);
  }
  for (const line of ["图1：CBC　图2：路透社", "左图：CBC；右图：路透社", "（图一：CBC，图二：Reuters）"]) {
    const { draft } = credited(`${P}${IMG}${SECOND}<p>${line}</p>${P}${P}`);
    assert.deepEqual(
      [...draft.pictures.values()].map(({ credit }) => credit),
      ["cbc", "reuters"],
      line,
    );
  }
  // Of which of three it speaks, two numbers do not tell.
  const three = credited(`${P}${IMG}${SECOND}<img src="https://a.example/u/x.jpg"><p>图1：CBC　图2：路透社</p>${P}`);
  assert.ok([...three.draft.pictures.values()].every(({ credit }) => credit === null));
});

test("no paragraph of the text becomes a caption because a credit stands below it", () => {
  const { draft } = credited(`${P}${IMG}${P}<p>摄影：Tony 邱</p>${P}`);
  assert.equal([...draft.pictures.values()][0]?.caption, undefined);
});
