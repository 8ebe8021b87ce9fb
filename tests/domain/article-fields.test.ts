import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pageText } from "../../src/build/pages/page-module.ts";
import { editionDataOf } from "../../src/build/traditional-edition.ts";
import { NAMED } from "../../src/cms/record-form.ts";
import { ARTICLE_FIELDS, type FieldUse, OUTPUTS, type Output } from "../../src/domain/article-fields.ts";
import type { ArticleRecord } from "../../src/domain/article-record.ts";
import { Clock } from "../../src/domain/clock.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import feedFiles from "../../src/pages/feeds.11ty.ts";
import homePage from "../../src/pages/home.11ty.ts";
import sectionPage from "../../src/pages/section.11ty.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";
import { searchDocument } from "../../src/search/document.ts";
import { articleJsonLd } from "../../src/syndication/json-ld.ts";
import { TraditionalEdition } from "../../src/traditional/edition.ts";
import { FOLDER, minimalPublication, pictureRecord, putPicture, RECORD } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const QUOTE = {
  speaker: "市长",
  platform: "x",
  text: "说到做到。",
  url: "https://x.example/1",
  checked: "2025-05-19T12:00:00-07:00",
};
const SPONSOR = { name: "枫叶银行", url: "https://bank.example/" };
const MEDIA = {
  kind: "video",
  title: "一段视频",
  url: "https://youtu.be/abcdefghijk",
  description: "里面是港口。",
  credit: "gazette",
  licence: "平台嵌入条款",
};
const CHART = { file: "rain.csv", form: "bars", title: "雨量", alt: "描述", credit: "gazette", licence: "CC BY 4.0" };
const PLACED = {
  pictures: { chart: pictureRecord({ caption: "图片说明" }) },
  media: { clip: MEDIA },
  charts: { rain: CHART },
  quotes: { mayor: QUOTE },
};
/** Who stands behind an article is told by its sources, by its desk, or by whoever has had a hand in it. */
const BASES: readonly Readonly<Record<string, unknown>>[] = [
  { ...RECORD, ...PLACED, genre: "sponsored", sponsor: { ...SPONSOR, name: "别家" } },
  { ...RECORD, ...PLACED, kind: "compilation", sources: ["gazette"] },
  { ...RECORD, ...PLACED },
  { ...RECORD, ...PLACED, desk: undefined, contributors: [{ name: "乙", role: "editor" }] },
  { ...RECORD, ...PLACED, genre: "live" },
];
const ENTRIES = [
  ["begun", { time: "2025-05-19T10:00:00-07:00", title: "第一条", own: true }],
  ["more", { time: "2025-05-19T11:00:00-07:00", title: "第二条", sources: ["gazette"] }],
] as const;
/** What only a live page may say. */
const OF_LIVE_PAGES: readonly string[] = ["ended"];

/** Of every field another value than the record above has; one that is not here does not compile. */
const CHANGED: Readonly<Record<keyof ArticleRecord, unknown>> = {
  $schema: "../article.schema.json",
  id: "20250519-other",
  title: "另一个标题",
  lede: "另一句导语。",
  published: "2025-05-20T09:30:00-07:00",
  publishAt: "2025-06-01T09:30:00-07:00",
  order: "20250519T163000Z",
  until: "2027-07-01T00:00:00-07:00",
  changes: [{ date: "2025-05-20T00:00:00-07:00", kind: "correction", text: "改了一个字。" }],
  kind: "original",
  genre: "opinion",
  ended: "2025-05-20T12:00:00-07:00",
  sponsor: SPONSOR,
  desk: "另一个部门",
  authors: ["甲"],
  contributors: [{ name: "戊", role: "translator" }],
  ai: [{ use: "headline", system: "某系统", reviewed: { by: "丁", on: "2025-05-19T00:00:00-07:00" } }],
  sources: [{ name: "另一家", url: "https://other.example/a" }],
  section: "culture",
  weight: "high",
  tags: ["topic"],
  pictures: { chart: pictureRecord({ caption: "另一句说明", credit: { source: "gazette", author: "丁" } }) },
  media: { clip: { ...MEDIA, title: "另一段视频", transcript: ["另一句话。"] } },
  charts: { rain: { ...CHART, title: "另一个题目" } },
  quotes: { mayor: { ...QUOTE, text: "另一句话。" } },
  aliases: ["/old"],
  traditional: { 标题: "標頭" },
  archive: {
    site: "https://old.example",
    address: "https://old.example/?p=1",
    post: 1,
    moved: "2025-12-01T00:00:00-08:00",
  },
  comments: "closed",
  status: "draft",
};

const files = minimalPublication();
putPicture(files);
files.write("rain.csv", "城市,雨量\n甲,1\n乙,2\n");
files.write("article.md", "正文。\n\n![](chart)\n\n![](rain)\n\n![](clip)\n\n![](mayor)\n");
files.siteData("sections.json", {
  news: { name: "要闻", description: "示例" },
  culture: { name: "文化", description: "示例" },
});
files.siteData("archive.json", {
  sites: [{ url: "https://old.example", moved: "2025-12-01T00:00:00-08:00", posts: [1] }],
});
const site: object = JSON.parse(readFileSync(join(files.data, "site.json"), "utf8"));
files.siteData("site.json", { ...site, traditional: { region: "taiwan" } });

/** What comes out of a record. */
function outputsOf(record: Readonly<Record<string, unknown>>): Readonly<Record<Output, string>> {
  files.record(record);
  rmSync(join(files.articles, FOLDER, "live"), { recursive: true, force: true });
  for (const [name, entry] of record.genre === "live" ? ENTRIES : [])
    files.write(`live/${name}.md`, `${JSON.stringify(entry)}\n`);
  const { siteData, articles } = files.read(NOW);
  const publication = publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(NOW) });
  const page = publication.articlePages.map((item) => pageText(articlePage, articlePage.value(publication, item)));
  const sections = sectionPage
    .items(publication)
    .map((item) => pageText(sectionPage, sectionPage.value(publication, item)));
  const feeds = feedFiles.items(publication).map((item) => pageText(feedFiles, feedFiles.value(publication, item)));
  const data = editionDataOf(publication, siteData);
  const edition = data && new TraditionalEdition(data, { "script-switch": () => "", "qr-code": () => "" });
  const variants = articles.map(({ path }, index) => edition?.variantOf({ path, text: page[index] ?? "" })?.text);
  const jsonLd = articles.map((article) => articleJsonLd(siteData.site, article));
  return {
    page: page.join("").replace(/<script type="application\/ld\+json">.*?<\/script>/s, ""),
    lists: [pageText(homePage, homePage.value(publication, "/")), ...sections].join(""),
    feeds: feeds.join(""),
    search: articles.map(searchDocument).join(""),
    "json-ld": jsonLd.join(""),
    traditional: variants.join(""),
  };
}

const bases = BASES.map((record) => ({ record, outputs: outputsOf(record) }));
const uses = new Map<string, FieldUse>(Object.entries(ARTICLE_FIELDS));

for (const [field, value] of Object.entries(CHANGED)) {
  test(`“${field}” shows where the table says, and nowhere else`, () => {
    // Who has paid, and that it was paid for, are said together or not at all.
    const able = bases.filter(({ record }) => {
      if (record.genre === "live") return field !== "sponsor";
      return !OF_LIVE_PAGES.includes(field) && ("sponsor" in record ? field !== "genre" : field !== "sponsor");
    });
    const shown = able.flatMap(({ record, outputs }) => {
      const changed = outputsOf({ ...record, [field]: value });
      return OUTPUTS.filter((output) => changed[output] !== outputs[output]);
    });
    assert.deepEqual(new Set(shown), new Set(uses.get(field)?.outputs));
  });
}

test("the reader to whom a correction is owed is thanked wherever it is told", () => {
  const change = { date: "2025-05-20T00:00:00-07:00", kind: "correction", text: "改了一个字", thanks: "王女士" };
  const told = outputsOf({ ...RECORD, ...PLACED, changes: [change] });
  for (const output of ["page", "feeds"] as const)
    assert.match(told[output], /改了一个字。感谢读者王女士指正。/, output);
  assert.match(told.traditional, /改了一個字。感謝讀者王女士指正。/);
  assert.match(told["json-ld"], /"contributor":\{"@type":"Person","name":"王女士"\}/);
});

test("the old address of an article is spelt as it was in the other script, too", () => {
  const archive = {
    site: "https://old.example",
    address: "https://old.example/%E5%8F%91%E5%B1%95/",
    post: 1,
    moved: "2025-12-01T00:00:00-08:00",
  };
  const told = outputsOf({ ...RECORD, ...PLACED, archive });
  for (const output of ["page", "traditional"] as const) assert.match(told[output], /old\.example\/发展\//, output);
});

test("the form turns into lists what the table has by name", () => {
  const named = Object.entries(ARTICLE_FIELDS).flatMap(([name, { form }]) => (form === "by name" ? name : []));
  assert.deepEqual(named, [...NAMED]);
});
