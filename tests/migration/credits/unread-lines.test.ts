import assert from "node:assert/strict";
import { test } from "node:test";
import { boxedIn } from "../../../src/migration/credits/boxes.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, credited, readAs } from "./credited.ts";

const TEXT = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const OUTLETS = ["甲乙日报", "丙丁通訊社", "戊己公园", "庚辛故事会", "明报"];
const PEOPLE = ["王大明", "李佳穎", "欧阳静", "胡玉立"];

const posted = (...lines: string[]) => credited(`${TEXT}${TEXT}${lines.map((line) => `<p>${line}</p>`).join("")}`);
const recorded = ({ draft }: CreditedPost) => JSON.stringify([draft.authors, draft.contributors, draft.sources]);
const asked = ({ questions }: CreditedPost) => questions.map(({ shown }) => shown).join("\n");

function among<T>(list: readonly T[], next: () => number): T {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
}

test("of 200 statements about rights none takes a name away that is in no record and in no question", () => {
  const next = numbers(36);
  for (let count = 0; count < 200; count += 1) {
    const [outlet, person] = [among(OUTLETS, next), among(PEOPLE, next)];
    const line = [
      among(["免责声明：", "转载声明：", "版权声明：", "【声明】：", ""], next),
      among(["本文转载自「OUTLET」，", "文章轉自OUTLET，", "本文來源：OUTLET，", "本文由入驻作者“PERSON”上传，"], next),
      among(["不代表本站立场。", "如有侵权请联系删除。", "版权归原作者所有。"], next),
      among(["原作者：PERSON", "撰文：PERSON", "作者系专栏作家 PERSON", ""], next),
    ]
      .join("")
      .replace("OUTLET", outlet)
      .replaceAll("PERSON", person);
    const post = posted(line);
    const kept = recorded(post) + asked(post) + bodyOf(post).join("\n");
    for (const name of [outlet, person].filter((one) => line.includes(one)))
      assert.ok(kept.includes(name) || (name === "明报" && kept.includes("mingpao")), `${name} has left with ${line}`);
  }
});

test("a statement about rights that names nobody leaves the text without a question", () => {
  for (const line of [
    "免责声明：本文图文来自网络，版权归原作者所有，如有侵权请联系删除。",
    "本文仅代表作者个人观点，不代表本站立场。转载请注明作者和来源，谢谢合作。",
  ]) {
    const post = posted(line);
    assert.equal(bodyOf(post).length, 2, line);
    assert.equal(asked(post), "");
  }
});

test("whoever has read the proofs or planned a text has no field, and the line stays", () => {
  for (const word of ["校对", "审校", "策劃", "核稿", "监制", "配音"]) {
    const post = posted(`责任编辑：王大明`, `${word}：李佳颖`);
    assert.ok(bodyOf(post).includes(`${word}：李佳颖`), word);
    assert.deepEqual(post.draft.contributors, [{ name: "王大明", role: "managing-editor" }]);
  }
});

test("the writer of a book in a box, of a line in a talk and whoever the text goes on about have not written the article", () => {
  const boxes = [
    ["书名：《某书》", "作者：王大明", "出版社：某某社", "定价：28元"],
    ["主办：某某会", "地点：某某厅", "翻译：王大明"],
    ["问：为什么写了十年？", "作者：王大明", "问：编辑怎么说？", "编辑：王大明"],
    ["策划：李佳颖", "文字：王大明", "以上两位义工获奖"],
  ];
  for (const lines of boxes)
    for (const html of [
      TEXT + lines.map((line) => `<p>${line}</p>`).join(""),
      lines.map((line) => `<p>${line}</p>`).join("") + TEXT + TEXT,
    ]) {
      const post = credited(html);
      assert.equal(recorded(post), "[[],[],[]]", lines.join());
      for (const line of lines) assert.ok(bodyOf(post).join("\n").includes(line.slice(0, 5)), line);
    }
  const { manuscript } = readAs("<p>作者：王大明</p><p>编辑：李佳颖</p><p>电话：604-555-0123</p>");
  assert.equal(boxedIn(manuscript.blocks).size, 0, "where the house is reached is no box");
});

test("a line of nothing but outlets, people and words about them is asked about, each name apart, and no subhead", () => {
  const next = numbers(7);
  const forms: readonly ((outlet: string, person: string) => string)[] = [
    (outlet, person) => `${outlet} ${person} 报道`,
    (outlet, person) => `共同社 / ${outlet} / 编译：${person}`,
    (outlet, person) => `原文刊于《${outlet}》中文网，翻译：${person}`,
    (outlet, person) => `${person}（${outlet}、路透社）`,
    (outlet, person) => `本文节选自《${outlet}》，作者 ${person}`,
    (outlet) => `新闻稿提供：${outlet}`,
  ];
  for (let count = 0; count < 120; count += 1) {
    const [outlet, person] = [among(["甲乙日报", "丙丁通讯社", "戊己网"], next), among(PEOPLE, next)];
    const line = among(forms, next)(outlet, person);
    const post = posted(line);
    const known = recorded(post) + asked(post);
    for (const name of [outlet, person].filter((one) => line.includes(one)))
      assert.ok(known.includes(name), `${name} of ${line}: ${known}`);
    assert.ok(!bodyOf(post).some((one) => one.startsWith("#")), line);
  }
  for (const line of [
    "记者的眼泪",
    "新华社记者 两人被拒",
    "资料库里的秘密",
    "来源于生活，高于生活",
    "翻译这一行",
    "王大明被提名",
  ])
    assert.equal(asked(posted(line)), "", line);
});

test("what is a clause, a day or a statement of rights behind a label is nobody's name, and nothing is asked", () => {
  for (const line of [
    "编译：把高级语言变成机器语言的过程",
    "来源：版权归原作者所有",
    "来源：2019年3月5日A05版",
    "作者：因为前九年都写错了",
  ]) {
    const post = posted(line);
    assert.equal(recorded(post) + asked(post) + (post.draft.desk ?? ""), "[[],[],[]]", line);
    assert.ok(bodyOf(post).includes(line), line);
  }
});

test("a report about the outlet that it begins with is asked about, and one that hands on somebody's news is not that outlet's", () => {
  const begun = TEXT.replace("<p>", "<p>据CBC报道，");
  assert.deepEqual(credited(begun).draft.sources, ["cbc"]);
  const about = credited(begun, {}, "CBC裁员");
  assert.deepEqual(about.draft.sources, []);
  assert.equal(asked(about), "报道开头的来源：cbc");
  assert.deepEqual(credited(TEXT.replace("<p>", "<p>據明报昨日引述警方消息，")).draft.sources, []);
});
