import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { type Article, picturesOf } from "../../src/domain/article.ts";
import { thumbnailsOf } from "../../src/domain/rendition.ts";
import { searchDocument } from "../../src/search/document.ts";
import { articleOn, textBlock } from "../fixtures/articles.ts";
import { minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

const MAYOR = {
  speaker: "市长",
  role: "示例市",
  platform: "x",
  text: "说到做到。",
  url: "https://x.example/1",
  checked: "2025-05-19T00:00:00-07:00",
};

/** An article with everything that a record can have. */
test("numbers of notes and the ways back from them are not searched", () => {
  const note = '<sup class="footnote-ref"><a href="#fn1" id="fnref1" aria-label="注释 1">1</a></sup>';
  const back = ' <a class="footnote-back" href="#fnref1" aria-label="回到注释 1 的正文">↩\uFE0E</a>';
  const document = searchDocument(
    articleOn(0, { body: [textBlock(`<p>涨了30%${note}。</p>\n<ol><li><p>见公报${back}</p></li></ol>`)] }),
  );
  assert.match(document, /<p>涨了30%。<\/p>\n<ol><li><p>见公报。<\/p><\/li><\/ol>/);
});

function fullArticle(): Article {
  const publication = minimalPublication();
  putPicture(publication);
  publication.record({
    title: "Ａ股５月大涨",
    lede: "导语写了停火。",
    kind: "compilation",
    sources: ["gazette"],
    tags: ["topic"],
    pictures: {
      chart: pictureRecord({ caption: "图片说明", credit: { source: "gazette", author: "丁" }, focus: "whole" }),
      gone: { unavailable: "许可到期撤下", caption: "空位说明", credit: null, creditNote: "原稿没有注明" },
    },
    quotes: { mayor: MAYOR },
  });
  publication.write("article.md", "正文<谈判>。\n\n## 小标题\n\n![](chart)\n\n![](gone)\n\n![](mayor)\n");
  const [article] = publication.read().articles;
  assert.ok(article);
  return article;
}

interface Read {
  /** Text of the paragraphs, one a line. */
  readonly text: readonly string[];
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: readonly string[];
}

/** What Pagefind gets to know from a document. */
function read(article: Article): Read {
  const root = parse(searchDocument(article));
  const told = (kind: string) =>
    root.querySelectorAll(`[data-pagefind-${kind}]`).map((node) => {
      const name = node.getAttribute(`data-pagefind-${kind}`)?.replace("[data-value]", "") ?? "";
      return [name, node.getAttribute("data-value") ?? ""] as const;
    });
  return {
    text: root.querySelectorAll("p, h2").map((node) => node.textContent),
    meta: Object.fromEntries(told("meta")),
    filters: told("filter").map(([name, value]) => `${name}=${value}`),
  };
}

test("a document has title, lede, text, captions, credits, quotations and source line, each ending like a sentence", () => {
  assert.deepEqual(read(fullArticle()).text, [
    "A股5月大涨。",
    "导语写了停火。",
    "正文<谈判>。",
    "小标题。",
    "图片说明。（公报，作者：丁）",
    "空位说明。（原稿没有注明）",
    "市长（示例市）：“说到做到。” X。",
    "编辑部综合。",
  ]);
});

const ENDINGS = ["停火了", "**粗体**", "[出处](https://example.org/)", "共5", "NASA", "完了。", "“完了。”", "*要紧*"];
const BLOCKS = [
  (text: string) => text,
  (text: string) => `## ${text}`,
  (text: string) => `- ${text}\n- 第二`,
  (text: string) => `1. ${text}\n2. 第二`,
  (text: string) => `> ${text}`,
  (text: string) => `| 表头 |\n| --- |\n| ${text} |`,
];

test("whatever a paragraph, heading, entry or cell ends with, Pagefind has no half-width full stop to put there", () => {
  const publication = minimalPublication();
  publication.record({ lede: "没有句号的导语" });
  const markdown = ENDINGS.flatMap((ending) => BLOCKS.map((block) => block(`开头${ending}`)));
  publication.write("article.md", `${markdown.join("\n\n")}\n`);
  const [article] = publication.read().articles;
  assert.ok(article);
  const elements = parse(searchDocument(article)).querySelectorAll("h2, li, p, td");
  assert.ok(elements.length >= ENDINGS.length * BLOCKS.length);
  for (const { tagName, textContent } of elements)
    assert.doesNotMatch(textContent.trimEnd(), /[\p{L}\p{N}_]$/u, `${tagName} ${textContent}`);
});

test("it has neither disclaimer, tags, licence, labels nor why a picture is missing", () => {
  const html = searchDocument(fullArticle());
  for (const absent of ["乙。", "话题", "CC BY", "许可到期", "来源：", "图源："])
    assert.ok(!html.includes(absent), absent);
});

test("Pagefind is told the length of the title, mixed words, clause ends, date, first picture and how it is cut", () => {
  const article = fullArticle();
  const [picture] = picturesOf(article);
  assert.ok(picture?.shown);
  assert.deepEqual(read(article).meta, {
    n: "7",
    x: "a股 5月 股 涨 火 文 判 题 明 报 者 丁 长 市 到 合",
    image: thumbnailsOf(picture)[0]?.path,
    alt: "渐变图",
    credit: "公报，作者：丁",
    cut: "whole",
    date: "2025-05-19",
  });
});

test("an article can be filtered by section, kind, year, its sources, and the credits of its pictures", () => {
  assert.deepEqual(read(fullArticle()).filters, [
    "section=要闻",
    "kind=综合",
    "year=2025",
    "source=公报",
    "credit=公报",
  ]);
});

test("an article without pictures and sources tells of none", () => {
  const { meta, filters } = read(articleOn(0));
  assert.deepEqual([meta.image, meta.alt], [undefined, undefined]);
  assert.ok(!filters.some((filter) => filter.startsWith("source=")));
});

test("marks that mean something in HTML stay marks, in text and in values", () => {
  const { text, meta } = read(
    articleOn(0, { title: '"A&B" <停火>', section: { ...articleOn(0).section, name: 'A"&B' } }),
  );
  assert.equal(text[0], '"A&B" <停火>。');
  assert.equal(meta.n, String('"A&B" <停火>。'.length));
});

test("spaces in a title count as Pagefind keeps them", () => {
  const { text, meta } = read(articleOn(0, { title: "停火  谈判" }));
  assert.deepEqual([text[0], meta.n], ["停火 谈判。", "6"]);
});

test("desk and authors are both in it, also where the source line names neither", () => {
  const { text } = read(articleOn(0, { kind: "reprint", desk: "周末", authors: [{ name: "甲乙" }] }));
  assert.match(text.at(-1) ?? "", /周末，甲乙/);
  const { text: once } = read(articleOn(0, { desk: "周末" }));
  assert.equal(once.join("").split("周末").length, 2);
});
