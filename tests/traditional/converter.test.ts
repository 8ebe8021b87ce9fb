import assert from "node:assert/strict";
import { test } from "node:test";
import { Converter } from "../../src/traditional/converter.ts";
import type { TraditionalEdition } from "../../src/traditional/edition.ts";
import { cornerQuotes } from "../../src/traditional/quotes.ts";
import { TraditionalScript } from "../../src/traditional/script.ts";
import { termsOf } from "../../src/traditional/terms.ts";
import { AllUsed, type Used } from "../../src/traditional/trace.ts";
import { tableWriting } from "../../src/traditional/word-table.ts";
import { editionWith, variantOf } from "./page.ts";
import { randomTexts } from "./simplified-texts.ts";

function allOf(used: readonly Used[]): AllUsed {
  const all = new AllUsed();
  for (const one of used) all.add(one);
  return all;
}

const script = new TraditionalScript({ region: "taiwan", words: false });

for (const [text, quoted] of [
  ["他说：“好。”", "他说：「好。」"],
  ["“他说‘好’。”", "「他说『好』。」"],
  ["特朗普说：“It’s ‘fine’.”", "特朗普说：「It’s 『fine』.」"],
  ["他说：‘It’s 好。’", "他说：『It’s 好。』"],
  ["“Truth Social”", "“Truth Social”"],
  ["‘好", "‘好"],
  ["90’s 的歌", "90’s 的歌"],
  ["“第一段。", "「第一段。"],
] as const) {
  test(`${text} is quoted as ${quoted}`, () => assert.equal(cornerQuotes(text), quoted));
}

test("corner quotes change nothing but quotation marks", () => {
  const [corner, curly] = [new Converter(script, "corner"), new Converter(script, "curly")];
  for (const text of randomTexts(500)) assert.equal(corner.text(text), cornerQuotes(curly.text(text)));
});

test("a term is a word, and cuts none", () => {
  const terms = termsOf({ 链接: "連結", 台风: "颱風", 邮箱: "信箱", 冲突: "衝突", 特朗普: "川普" });
  const converter = new Converter(script, "curly", { terms });
  for (const [text, written] of [
    ["供应链接近断裂", "供應鏈接近斷裂"],
    ["打开链接", "打開連結"],
    ["首台风电机组，两台风力发电机", "首臺風電機組，兩臺風力發電機"],
    ["对冲基金对冲突表示关注", "對沖基金對衝突表示關注"],
    ["特朗普说", "川普說"],
  ] as const)
    assert.equal(converter.text(text), written);
});

test("a term of one character says how it usually is written, and leaves the words alone that write it otherwise", () => {
  const converter = new Converter(script, "curly", { terms: termsOf({ 台: "台", 后: "后" }) });
  assert.equal(converter.text("台湾的电台，台风，台灯"), "台灣的電台，颱風，檯燈");
  assert.equal(converter.text("三天后见皇后"), "三天后見皇后");
});

test("the longest term wins, also inside tags and with quotation marks", () => {
  const glossary = { 里: "里", 里程: "哩程", "里程“碑”": "里程「碑石」" };
  assert.equal(
    variantOf("<p>里<b>程</b>，里，里程<i>“碑</i>”，里弄</p>", { glossary }),
    "<p>哩<b>程</b>，里，里程<i>「碑石</i>」，里弄</p>",
  );
});

test("an article's own words hold on its page, and its title and lede take them along to whatever leads to it", () => {
  const own = { path: "/2025/05/a/", title: "范先生来了", lede: "他说范先生好。", traditional: { 范先生: "範先生" } };
  const changes = { articles: [own], glossary: { 先生: "先生" } };
  assert.equal(variantOf("<p>范先生走</p>", changes, own.path), "<p>範先生走</p>");
  assert.equal(variantOf("<p>范先生走</p>", changes), "<p>范先生走</p>");
  const link = `<a href="${own.path}">`;
  assert.equal(
    variantOf(`<title>范先生来了</title><p>《${link}范先生<wbr/>来了</a>》</p><p>他说范先生好。范先生走</p>`, changes),
    `<title>範先生來了</title><p>《<a href="/hant${own.path}">範先生<wbr/>來了</a>》</p><p>他說範先生好。范先生走</p>`,
  );
  assert.equal(variantOf("<p>范先生来了</p>", changes), "<p>范先生來了</p>");
});

test("on an article's page its own words come first, also in the title of another that has the same title", () => {
  const one = { path: "/2025/05/a/", title: "台风来了", lede: "一。", traditional: { 台风: "颱風甲" } };
  const other = { path: "/2025/05/b/", title: "台风来了", lede: "二。", traditional: { 台风: "颱風乙" } };
  const page = `<h1>台风来了</h1><a href="${other.path}">台风来了</a><p>台风</p>`;
  assert.equal(
    variantOf(page, { articles: [one, other] }, one.path),
    `<h1>颱風甲來了</h1><a href="/hant${other.path}">颱風甲來了</a><p>颱風甲</p>`,
  );
});

test("the table of a publication writes its texts as the build does", () => {
  const articles = [{ path: "/2025/05/a/", title: "范先生", lede: "好。", traditional: { 范先生: "範先生" } }];
  const edition = editionWith({ glossary: { 特朗普: "川普" }, articles });
  const plain = randomTexts(300).map((text) => text.replace(/[&;]|\n|⿰|⿲|⿱|[豈\u{2f800}]/gu, ""));
  const texts = [...plain, "特朗普与范先生"];
  const variant = edition.variantOf({ path: "/", text: texts.map((text) => `<p>${text}</p>`).join("") });
  assert.ok(variant);
  const variants = variant.text;
  const list = edition.variantOf({ path: "/about/", text: '<a href="/2025/05/a/">范先生</a>' });
  assert.ok(list);
  const { converter } = tableWriting(JSON.parse(JSON.stringify(edition.wordTable(allOf([variant.used, list.used])))));
  const written = texts.map((text) => `<p>${converter.text(text)}</p>`).join("");
  const [made, wanted] = [Array.from(written), Array.from(variants)];
  const different = made.filter((character, index) => character !== wanted[index]).length;
  assert.equal(made.length, wanted.length);
  assert.ok(different / made.length < 0.004, `${different} of ${made.length}`);
  assert.equal(converter.text("特朗普与范先生"), "川普與範先生");
  assert.equal(edition.wordTable(allOf([variant.used])).terms.范先生, undefined);
});

test("in the table of a publication as well, no word of one article cuts those of another", () => {
  const edition = editionWith({ glossary: { 链接: "連結" } });
  const text = "她留着长发。市长发言说，供应链接近断裂，打开链接。";
  const variant = edition.variantOf({ path: "/", text: `<p>${text}</p>` });
  assert.ok(variant);
  const { converter } = tableWriting(edition.wordTable(allOf([variant.used])));
  assert.equal(converter.text(text), "她留著長髮。市長發言說，供應鏈接近斷裂，打開連結。");
});

test("the table is the same, whichever edition made the variants, and in whatever order", () => {
  const usedBy = (edition: TraditionalEdition, texts: readonly string[]) =>
    texts.flatMap((text) => edition.variantOf({ path: "/", text })?.used ?? []);
  const texts = randomTexts(50);
  const [first, second] = [editionWith(), editionWith()];
  const half = [...usedBy(first, texts.slice(0, 25)), ...usedBy(second, texts.slice(25))];
  const table = JSON.stringify(first.wordTable(allOf(half)));
  assert.equal(JSON.stringify(second.wordTable(allOf(half.toReversed()))), table);
  assert.equal(JSON.stringify(editionWith().wordTable(allOf(usedBy(editionWith(), texts)))), table);
});

test("a text that is converted again says again what it used", () => {
  const edition = editionWith({ glossary: { 特朗普: "川普" } });
  const used = () => edition.variantOf({ path: "/", text: "<p>特朗普的头发</p>" })?.used;
  const expected = { characters: "头頭发發", words: "头发\0頭髮", terms: ["特朗普"] };
  assert.deepEqual(used(), expected);
  assert.deepEqual(used(), expected);
});
