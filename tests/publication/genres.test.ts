import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pick, seededRandom } from "../../scripts/bench/random.ts";
import { loadPage, pageText } from "../../src/build/pages/page-module.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import type { Article } from "../../src/domain/article.ts";
import { Clock } from "../../src/domain/clock.ts";
import { GENRE_LABELS, GENRES, isPaidFor } from "../../src/domain/genre.ts";
import { articleCardOf } from "../../src/domain/share-card.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { type PublishedData, publicationOf } from "../../src/publication/publication.ts";
import { searchDocument } from "../../src/search/document.ts";
import { articleOn, NEWS, SITE } from "../fixtures/articles.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const WORLD = { ...NEWS, key: "world" };
const TAG = { key: "talks", name: "谈判" };
const SPONSOR = { name: "枫叶银行", url: "https://bank.example/", byNewsroom: false };
const WANG = { key: "wang", name: "王小明", path: "/people/wang/", role: "专栏作者", sameAs: [], former: false };
const DISCLAIMERS = { original: "甲。", compilation: "乙。", translation: "丙。", reprint: "丁。" };
const PAGES = "src/pages";
const kinds = await Promise.all(
  readdirSync(PAGES)
    .filter((name) => /\.11ty\.tsx?$/.test(name))
    .map(async (name) => (await loadPage(join(PAGES, name))).default),
);

/** A publication of the last two days with articles of every genre, each in lists of every kind. */
function drawn(seed: number) {
  const random = seededRandom(seed);
  const comment = { id: "c", name: "甲", text: "好。", date: articleOn(0).published };
  const list = Array.from({ length: 40 }, (_, index): Article => {
    const genre = pick(random, [undefined, ...GENRES]);
    return articleOn(2 - index / 30, {
      slug: `a-${index}`,
      title: `题目甲${index}号，${pick(random, ["下半句也不短", "是这样的吗？"])}`,
      section: pick(random, [NEWS, WORLD]),
      tags: [TAG],
      authors: [{ name: WANG.name, key: WANG.key }],
      changes: [{ date: articleOn(1).published, kind: "correction", text: "改了。" }],
      ...(genre && { genre }),
      ...(genre === "sponsored" && { sponsor: SPONSOR }),
      commentsOpen: genre !== "sponsored",
      comments: index % 5 === 0 && genre !== "sponsored" ? [comment] : [],
    });
  });
  const names = list.slice(0, 12).map(({ path }) => path);
  const topic = { key: "t", title: "专题", path: "/topics/t/", summary: "一句。", html: "", articles: names };
  const event = { day: "2025-01-01", text: "事。", article: names[0] ?? "" };
  const data = {
    ...{ site: SITE, disclaimers: DISCLAIMERS, sources: {}, bearers: [], withdrawals: [], notices: [], prosePages: [] },
    sections: new Map([NEWS, WORLD].map((section) => [section.key, section])),
    tags: new Map([[TAG.key, TAG]]),
    people: [WANG],
    topics: [{ ...topic, chronology: [event] }],
  } satisfies PublishedData;
  const newest = list[0]?.published.epoch ?? 0;
  const publication = publicationOf(data, { articles: list, assets: NO_ASSETS, clock: new Clock(newest) });
  const pages = kinds.flatMap((pages) =>
    pages.items(publication).map((item) => ({
      path: pages.address(item),
      text: pageText(pages, pages.value(publication, item)),
    })),
  );
  return { list, publication, pages };
}

const { list, publication, pages } = drawn(7);
const paid = list.filter(isPaidFor);
/** What is read of a page: without structured data, and without the marks in headlines. */
const words = ({ text }: { readonly text: string }) =>
  text.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, "").replace(/<[^>]*>/g, "");

test("wherever a headline stands that is no news, what it is stands before it", () => {
  const unlabelled = pages.flatMap((page) => {
    const said = words(page);
    return list.flatMap(({ title, genre }) => {
      const label = genre ? `${GENRE_LABELS[genre]}｜` : "";
      const places = [...said.matchAll(new RegExp(title, "g"))].map(({ index }) => index);
      const bare = places.filter((at) => genre && !said.slice(0, at).endsWith(label));
      const false_ = places.filter((at) => !genre && said.slice(0, at).endsWith("｜"));
      return bare.length + false_.length > 0 ? [`${page.path}: ${title}`] : [];
    });
  });
  assert.deepEqual(unlabelled, []);
  for (const article of list.filter(({ genre }) => genre)) {
    const label = `${GENRE_LABELS[article.genre ?? "opinion"]}｜`;
    const page = pages.find(({ path }) => path === article.path)?.text ?? "";
    assert.ok(page.includes(`<meta property="og:title" content="${label}${article.title}"/>`), article.path);
    assert.ok(page.includes(`<title>${label}${article.title}｜${SITE.name}</title>`), article.path);
    assert.ok(searchDocument(article).includes(`>${label}${article.title}`), article.path);
    assert.equal(articleCardOf(article, SITE)?.headline, label + article.title);
  }
});

test("no feed, no map of news, and no article leads to what was paid for, but lists and the map of pages do", () => {
  assert.ok(paid.length > 5);
  for (const { path, text } of pages) {
    const closed = /feed\.(?:xml|json)$|atom\.xml$|news\.xml$|404\.html$/.test(path) && !path.includes("corrections");
    const end = text.slice(text.indexOf('<nav class="pager"'), text.indexOf('<section class="comments"'));
    const within = closed ? text : list.some((article) => article.path === path) ? end : "";
    for (const article of paid)
      assert.ok(
        !within.includes(`${article.path}"`) && !within.includes(`${article.path}<`),
        `${path}: ${article.path}`,
      );
  }
  const maps = pages.filter(({ path }) => /articles-1\.xml$|^\/tags\//.test(path)).map(({ text }) => text);
  for (const { path } of paid)
    assert.ok(
      maps.some((text) => text.includes(path)),
      path,
    );
});

test("an opinion says whose it is and that it is one; what was paid for says by whom, and is no news to machines", () => {
  const pageOf = ({ path }: Article) => pages.find((page) => page.path === path)?.text ?? "";
  for (const article of list.filter(({ genre }) => genre === "opinion")) {
    const page = pageOf(article);
    assert.match(page, /<ul class="writers"[^>]*>.*王小明.*专栏作者/s);
    assert.match(page, /本文是评论，说的是作者自己的看法/);
    assert.match(page, /"@type":"OpinionNewsArticle"/);
  }
  for (const article of paid) {
    const page = pageOf(article);
    assert.match(
      page,
      /<p class="genre-note"[^>]*>本文是广告，由.*?<a [^>]*href="https:\/\/bank\.example\/" rel="sponsored /,
    );
    assert.match(page, /"@type":"AdvertiserContentArticle".*"sponsor":\{"@type":"Organization","name":"枫叶银行"/);
    assert.doesNotMatch(page, /本站采写|"@type":"NewsArticle"|id="comment-form"/);
  }
  assert.deepEqual(
    publication.sponsors.map(({ name, total }) => [name, total]),
    [["枫叶银行", paid.length]],
  );
  assert.deepEqual(publication.ledger, []);
});

test("an opinion that nobody but a desk has signed is that of the newsroom", () => {
  const p = minimalPublication();
  p.siteData("disclaimers.json", { ...DISCLAIMERS, editorial: "这是社论。" });
  p.record({ genre: "opinion" });
  const { siteData, articles } = p.read(NOW);
  const publication = publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(NOW) });
  const text = kinds.flatMap((pages) =>
    pages.items(publication).map((item) => pageText(pages, pages.value(publication, item))),
  );
  assert.ok(text.join("").includes("这是社论。"));
  assert.ok(!text.join("").includes("不代表本站"));
});

const BANK = { name: "枫叶银行", url: "https://bank.example/" };
for (const [codes, record] of [
  [[], { genre: "sponsored", sponsor: BANK, desk: undefined }],
  [["missing-sponsor"], { genre: "sponsored" }],
  [["unlabelled-sponsor"], { sponsor: BANK }],
  [["unlabelled-sponsor"], { genre: "opinion", sponsor: BANK }],
  [["missing-field"], { genre: "sponsored", sponsor: { name: "枫叶银行" } }],
  [["label-in-title"], { genre: "opinion", title: "【评论】标题" }],
  [["bad-value"], { genre: "advert" }],
] as const) {
  test(`of ${JSON.stringify(record)} is told: ${codes.join() || "nothing"}`, () => {
    const p = minimalPublication();
    p.record(record);
    const report = new ProblemReport();
    readFolders(p, NOW, report, { drafts: false, html: false });
    assert.deepEqual(
      [...report.problems, ...report.warnings].map(({ code }) => code),
      codes,
    );
  });
}

test("every link out of a text that was paid for says so, and one out of any other does not", () => {
  const htmlOf = (record: Readonly<Record<string, unknown>>) => {
    const p = minimalPublication();
    p.record(record);
    p.write("article.md", "看[这里](https://bank.example/a)和[那里](/2025/05/sample/)。\n");
    return (
      p
        .read(NOW)
        .articles[0]?.body.map((block) => (block.kind === "text" ? block.html : ""))
        .join("") ?? ""
    );
  };
  assert.equal(htmlOf({}).match(/sponsored/g), null);
  assert.equal(
    htmlOf({ genre: "sponsored", sponsor: BANK }).match(/rel="sponsored external noopener noreferrer"/g)?.length,
    1,
  );
});
