import assert from "node:assert/strict";
import { test } from "node:test";
import { SourceNames } from "../../../src/content/source-registry.ts";
import { SourceRegistry } from "../../../src/domain/source.ts";
import { saysWhose } from "../../../src/migration/credits/says-whose.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { numbers } from "../../manuscripts/manuscripts.ts";
import { bodyOf, credited } from "./credited.ts";

const TEXT = "<p>这一段是正文，写得足够长，不会被当作小标题，最后有句号。</p>";
const IMG = '<img src="https://old.example/wp-content/uploads/a.jpg" alt=""/>';
const source = (name: string, aliases: readonly string[], host: string) => ({
  ...{ name, aliases, url: `https://www.${host}`, basis: "测试" },
});
const names = new SourceNames(
  SourceRegistry.parse({
    gongbao: source("公报", ["Gazette"], "gongbao.example"),
    wanbao: source("晚报", ["WBO"], "wanbao.example"),
    shanhai: source("山海新闻", [], "shanhai.example"),
    afp: source("法新社", ["AFP"], "afp.com"),
    reuters: source("路透社", ["路透", "Reuters"], "reuters.com"),
    getty: source("Getty Images", ["Getty"], "gettyimages.com"),
  }),
);
const among = <T>(list: readonly T[], next: () => number): T => {
  const one = list[next() % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};
const read = (html: string) => credited(html, { names });
const figure = (caption: string) =>
  read(`${TEXT}<figure>${IMG}<figcaption>${caption}</figcaption></figure>${TEXT}${TEXT}`);
const pictureOf = ({ draft }: CreditedPost) => [...draft.pictures.values()][0];
const asked = ({ questions }: CreditedPost) => questions.map(({ shown }) => shown);

const SENDERS = [
  ["公报", "gongbao"],
  ["晚报", "wanbao"],
  ["山海新闻", "shanhai"],
] as const;
const DAYS = ["2020年10月1日", "2020年8月31日", "二零二零年十月十三日", "北京时间2020年10月15日"];

test("a registered sender with a day in brackets is whose the text is, and a bracket behind it says who reports", () => {
  const next = numbers(20261130);
  for (let run = 0; run < 60; run += 1) {
    const [sender, key] = among(SENDERS, next);
    const person = among(["李新安", "林中宇", "苗薇", "钟景明"], next);
    const opening = `【${sender}${among(DAYS, next)}${among(["讯", "", "电"], next)}】`;
    const byline = `（${among([sender, "本台", ""], next)}记者${person}${among(["综合报导", "报道", "编译报导"], next)}）`;
    const post = read(`<p>${opening}${byline}市议会昨天开会，讨论了港口的将来。</p>${TEXT}${TEXT}`);
    assert.deepEqual([post.draft.sources, post.draft.authors], [[key], [person]], opening + byline);
    assert.equal(post.apart, opening + byline);
  }
});

test("another outlet in that bracket is a source as well, and a name that could be any word is asked", () => {
  const other = read(`<p>【公报2020年10月5日讯】（路透社） 市议会昨天开会，讨论了港口的将来。</p>${TEXT}${TEXT}`);
  assert.deepEqual(other.draft.sources, ["gongbao", "reuters"]);
  const pen = read(`<p>【公报2020年10月5日】（本台记者福明真综合报导）市议会昨天开会，讨论了港口。</p>${TEXT}${TEXT}`);
  assert.deepEqual([pen.draft.sources, pen.draft.authors], [["gongbao"], []]);
  assert.deepEqual([asked(pen), pen.apart], [["作者：福明真"], undefined]);
});

test("whoever sent a text that says itself whose it is, is asked", () => {
  const post = read(`<p>【公报2020年10月5日讯】市议会昨天开会，讨论了港口的将来。</p>${TEXT}${TEXT}<p>——转自晚报</p>`);
  assert.deepEqual([post.draft.sources, asked(post)], [["wanbao"], ["报道开头的来源：公报"]]);
});

test("an agency in brackets behind a caption is whose the picture is, and a paper is asked about", () => {
  const next = numbers(20261201);
  const captions = ["美中两国国旗之间的港口", "资料图片：2009年的街头", "任志强", "欧盟执委会主席在记者会上。"];
  for (let run = 0; run < 30; run += 1) {
    const caption = among(captions, next);
    const [name, key] = among(
      [
        ["路透社", "reuters"],
        ["AFP", "afp"],
        ["Getty Images", "getty"],
      ] as const,
      next,
    );
    assert.equal(pictureOf(figure(`${caption}（${name}）`))?.credit, key, caption + name);
  }
  for (const caption of ["市长（公报）", "山海的主播（山海新闻）"])
    assert.deepEqual([pictureOf(figure(caption))?.credit, asked(figure(caption)).length], [null, 1], caption);
});

test("what the agency's name explains is no credit: somebody who works there, its house, its sign", () => {
  for (const before of ["塔楼", "摄影记者", "驻温哥华的记者", "公司标志", "记者张三", "路透社的一辆车", "网站首页"]) {
    const post = figure(`${before}（路透社）`);
    assert.equal(pictureOf(post)?.credit, null, before);
  }
});

test("who has handed a picture on to a licensing house is its author, and two agencies are asked about", () => {
  const next = numbers(20261202);
  for (let run = 0; run < 20; run += 1) {
    const author = among(["ANN LEE/AFP", "AFP", "NICOLAS ASFOURI/AFP", "DAN KITWOOD NICHOLAS KAMM/AFP"], next);
    const before = among(["图片来源：", "图片来源:", ""], next);
    const said = `港口的早晨。（${before}${author}${among([" via ", "/"], next)}Getty Images）`;
    assert.deepEqual(pictureOf(figure(said))?.credit, { source: "getty", author }, said);
  }
  for (const said of ["Reuters via Gazette", "AFP/Reuters"])
    assert.equal(pictureOf(figure(`港口的早晨。（图源：${said}）`))?.credit, null, said);
  assert.equal(pictureOf(figure("港口的早晨。（图源：WBO/晚报）"))?.credit, "wanbao");
});

test("behind a word for who took it a pen name is the author of the source's picture, and nowhere else", () => {
  assert.deepEqual(pictureOf(figure("太平洋落日。（摄影：贯明/公报）"))?.credit, { source: "gongbao", author: "贯明" });
  assert.equal(pictureOf(figure("太平洋落日。（图源：贯明/公报）"))?.credit, null);
});

test("public domain and pictures from nobody's screen name nobody, and nothing is asked", () => {
  for (const said of [
    "图片来源：公有领域",
    "Public Domain",
    "资料图片/Public Domain",
    "大陆网络截图",
    "图源：公共领域",
    "图源网络",
  ]) {
    const post = figure(`港口的早晨，船只都已经出海，岸上只有几个人。（${said}）`);
    assert.deepEqual([pictureOf(post)?.credit, asked(post)], [null, []], said);
  }
});

test("a credit behind the second sentence below a picture leaves the text, which stays; above a picture it is not taken", () => {
  const words = "专家指出，港口的将来确实不明。图为去年的港口和码头";
  const below = read(`${TEXT}<p>${IMG}</p><p>${words}（图片来源：公报）</p>${TEXT}${TEXT}`);
  assert.equal(pictureOf(below)?.credit, "gongbao");
  assert.ok(bodyOf(below).includes(words));
  const between = read(
    `${TEXT}<p>${IMG}</p><p>${words}（图片来源：公报）</p><p>${IMG.replace("a.jpg", "b.jpg")}</p>${TEXT}`,
  );
  assert.notEqual(pictureOf(between)?.credit, "gongbao");
});

test("a caption that repeats what describes the picture is said once", () => {
  const said = "集团发布公告，他不再担任董事。（图片来源：公报）";
  const post = read(`<p>${IMG.replace('alt=""', `alt="${said}"`)}<br/>${said}</p>${TEXT}${TEXT}`);
  assert.equal(pictureOf(post)?.credit, "gongbao");
  assert.doesNotMatch(bodyOf(post).join("\n"), /图片来源/);
});

test("a line behind dashes that says where the text is from is no picture's credit", () => {
  for (const line of ["——转自公报", "──转载自公报", "==转自《公报》", "～摘自公报"]) {
    const post = read(`${TEXT}<p>${IMG}</p>${TEXT}${TEXT}<p>${line}</p>`);
    assert.deepEqual([post.draft.sources, pictureOf(post)?.credit], [["gongbao"], null], line);
  }
});

test("a struck name is a name of any length: the line that says it is no first paragraph", () => {
  for (const line of ["原文来自~~简书~~", "原文来自公号~~硝美丽~~", "译文出自：公报"])
    assert.ok(saysWhose(line, names), line);
});

test("whom a head of labels names is asked about where it is an article's, and a book's box stays silent", () => {
  const head = ["原文地址：港口的早晨", "原文作者：Ann Lee", "译文出自：公报", "校对人：山人", "定价：免费"];
  const article = read(`${head.map((line) => `<p>${line}</p>`).join("")}${TEXT}${TEXT}`);
  assert.ok(asked(article).some((shown) => shown.includes("gongbao") || shown.includes("公报")));
  assert.deepEqual(article.draft.sources, []);
  const book = ["书名：港口的早晨", "作者：李明", "出版社：公报出版社", "定价：28元"];
  const boxed = read(`${book.map((line) => `<p>${line}</p>`).join("")}${TEXT}${TEXT}`);
  assert.deepEqual([boxed.draft.authors, asked(boxed)], [[], []]);
});

test("a source keeps its own address, and the original's is told in the report", () => {
  const post = read(
    `<p>原文链接：https://other.example/1</p>${TEXT}${TEXT}<p>文章首发于<a href="https://www.gongbao.example/2">公报</a></p>`,
  );
  assert.deepEqual(post.draft.sources, [{ source: "gongbao", url: "https://www.gongbao.example/2" }]);
  assert.ok(post.moved.some(({ text }) => text.includes("https://other.example/1")));
});

test("sentences that speak of pictures and sources credit nobody", () => {
  const sentences = [
    "路透社的照片上可以看到，港口在去年秋天就已经空了，船都开往南方。",
    "这张图来自网络，没有人知道是谁拍下的，居民也说从来没有见过。",
    "他是法新社记者，在温哥华住了二十年，写过很多关于港口的报道。",
    "消息来源说，市议会下周会再讨论一次，然后才会有结果（路透社总部也在那里）。",
  ];
  for (const sentence of sentences) {
    const post = read(`${TEXT}<p>${IMG}</p><p>${sentence}</p>${TEXT}${TEXT}`);
    assert.deepEqual([post.draft.sources, post.draft.authors, pictureOf(post)?.credit], [[], [], null], sentence);
    assert.ok(bodyOf(post).some((text) => text.replaceAll("\\", "") === sentence));
  }
});
