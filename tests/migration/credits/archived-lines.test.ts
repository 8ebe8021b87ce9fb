import assert from "node:assert/strict";
import { test } from "node:test";
import { namedSource } from "../../../src/content/source-registry.ts";
import { captionCreditIn } from "../../../src/migration/credits/caption-credits.ts";
import { Judge } from "../../../src/migration/credits/judge.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { decisionsIn } from "../../../src/migration/review/decisions.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, credited, NAMES } from "./credited.ts";

const TEXT = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const OUTLETS = Object.entries({ 明报: "mingpao", 星島日報: "singtao", 新华社: "xinhua", CBC: "cbc", 加通社: "cp" });
const STRANGERS = ["唐一水", "为了他们的微笑", "导筒", "起点人文plus", "没药花园"];
const TITLES = ["谁给孩子喂“猪食”？", "大时代｜一个人的十二年", "2600页：最全历史记录", "我们能做些什么"];
const among = <T>(list: readonly T[], next: () => number): T => {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};
const keysOf = ({ draft }: CreditedPost) => draft.sources.map(namedSource);
const shownOf = (post: CreditedPost) => bodyOf(post).join("\n").replaceAll("\\", "");

/** Where an archive has its text from, and the title that links to it. */
function headOf(name: string, quoted: boolean, next: () => number): { readonly html: string; readonly title: string } {
  const verb = among(["原文来自", "文章来自", "本文转载自", "出自", "信息源自"], next);
  const kind = quoted ? among(["", "微信公众号", "订阅号", "公号", "微信"], next) : "";
  const title = among(TITLES, next);
  const before = among(["", "", "本文由 某阅读器 转码，"], next);
  const named = quoted ? `「${name}」` : name;
  const line = `<p>${before}${verb}${kind}${named}${among(["：", ":"], next)}<a href="https://old.example/${next() % 99}">${title}</a></p>`;
  return { html: next() % 3 === 0 ? `<blockquote>${line}</blockquote>` : line, title };
}

test("a text says at its head whose it is and links its title: a registered name is its source, and the line is none of the text", () => {
  const next = numbers(20261205);
  for (let run = 0; run < 120; run += 1) {
    const [name, key] = among(OUTLETS, next);
    const { html, title } = headOf(name, next() % 2 === 0, next);
    const post = credited(`${html}${TEXT}${TEXT}`);
    assert.deepEqual([keysOf(post), post.questions], [[key], []], html);
    assert.ok(!shownOf(post).includes(title), html);
  }
});

test("a name that nobody has registered is a source by its address or asked there, and never vanishes", () => {
  const next = numbers(20261206);
  for (let run = 0; run < 80; run += 1) {
    const name = among(STRANGERS, next);
    const { html } = headOf(name, true, next);
    const told = credited(`${html}${TEXT}${TEXT}`);
    assert.ok([...keysOf(told), ...told.questions.map(({ shown }) => shown)].join("\n").includes(name), html);
    for (const one of keysOf(told)) assert.equal(one, name, html);
    const byNumber = credited(`${html.replace("old.example", "206.189.252.32:8088")}${TEXT}${TEXT}`);
    assert.deepEqual(keysOf(byNumber), [], html);
    assert.ok(byNumber.questions.length > 0, html);
  }
});

test("an issue, a day or a page beside the name of a paper keeps nobody from knowing it", () => {
  const next = numbers(20261207);
  for (let run = 0; run < 120; run += 1) {
    const [name, key] = among(OUTLETS, next);
    const verb = among(["原载", "本文原载", "——原载", "首发于", "发于", "刊于"], next);
    const issue = among(["2013年第6期", "第118期", "总第934期", "2020年2月20日", ""], next);
    const before = /于$/u.test(verb) && issue !== "" && next() % 2 === 0;
    const said = before ? `${issue}《${name}》` : `《${name}》${among(["", "杂志"], next)}${issue}`;
    const post = credited(`${TEXT}${TEXT}<p>${verb}${said}</p>`);
    assert.deepEqual([keysOf(post), post.questions], [[key], []], `${verb}${said}`);
  }
});

test("a quotation at the head opens only where all its lines say whose the text is", () => {
  const quoted = (inside: string) => credited(`<blockquote>${inside}</blockquote>${TEXT}${TEXT}`);
  const about = quoted("<p>原文来自「明报」</p><p>作者：王大明</p>");
  assert.deepEqual([keysOf(about), about.draft.authors], [["mingpao"], ["王大明"]]);
  const words = quoted("<p>作者：王大明</p><p>港口的早晨，雾还没有散。</p>");
  assert.deepEqual(words.draft.authors, []);
  assert.match(shownOf(words), /> 作者：王大明/);
});

const judged = (caption: string) => {
  const credit = captionCreditIn(caption, NAMES);
  const verdict =
    credit && new Judge(NAMES, decisionsIn({})).credit(credit.said, credit.doubtful ? "括号里的名字" : "图源");
  return { caption: credit?.caption, verdict };
};

test("who has handed a picture on is read to the last of them, and what stands for a licence or an aside names nobody", () => {
  const next = numbers(20261208);
  const SHOWS = ["", "港口的早晨。", "市议会大楼，2016-09-03。"];
  for (let run = 0; run < 200; run += 1) {
    const [name, key] = among(OUTLETS, next);
    const licence = among(["CC BY 2.0", "CC BY-SA 4.0", "CC0", "License"], next);
    const author = among(["Sinchen.Lin", "Ann Lee", "Mk2010"], next);
    const [credit, by] = among(
      [
        [`Photo: ${author}, ${licence} via ${name}.`, author],
        [`Photo: ${author}. ${licence} via ${name}`, author],
        [`摄：STR/AFP/${name}`, "STR/AFP"],
        [`图片来源：${name}（图文无关）`, undefined],
        [`图源：${name}，2020.`, undefined],
        [`图源：${name} | ${licence} | 攝影者不詳`, undefined],
        [`Photo: ${name} contributor, ${licence} via ${name}`, undefined],
      ] as const,
      next,
    );
    const shows = among(SHOWS, next);
    const { caption, verdict } = judged(`${shows}${credit}`);
    const source = by === undefined ? key : { source: key, author: by };
    assert.deepEqual([caption?.trim(), verdict], [shows, { is: "certain", source }], `${shows}${credit}`);
  }
});

test("two owners, and a label with another name behind it, are asked about", () => {
  for (const line of [
    "AFP/路透社",
    "CBC/路透社",
    "Photo: 王昱晴 / 某某大学. License via CBC.",
    "某某大学 via CBC",
    "Sketch by Ann Lee/Example/CBC",
  ])
    assert.notEqual(judged(line).verdict?.is, "certain", line);
});

test("what stands before the text's own title as a link, or behind 原创 as a pen name, is asked and credits nobody", () => {
  const told = (head: string, title: string) => {
    const { draft, questions } = credited(`<p>${head}</p>${TEXT}${TEXT}`, {}, title);
    return [draft.sources, draft.authors, questions.map(({ shown }) => shown)];
  };
  const link = (text: string) => `某某鹿鸣：<a href="https://old.example/1">${text}</a>`;
  assert.deepEqual(told(link("港口的早晨"), "港口的早晨"), [[], [], ["署名行里的来源：某某鹿鸣"]]);
  assert.deepEqual(told(link("港口的地图"), "港口的早晨"), [[], [], []]);
  assert.deepEqual(told("原创 你包叔", ""), [[], [], ["作者：你包叔"]]);
  assert.deepEqual(told("原创 王大明 明报", ""), [["mingpao"], ["王大明"], []]);
});
