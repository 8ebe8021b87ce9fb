import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../../src/domain/clock.ts";
import { sitemapsOf, sitemapXml } from "../../src/syndication/sitemaps.ts";
import { articleOn, articles, SITE } from "../fixtures/articles.ts";

const NOW = Date.parse("2025-01-10T20:00:00Z");
const maps = (list = articles(10)) =>
  new Map(sitemapsOf(SITE, list, ["/"], new Clock(NOW)).map((map) => [map.path, sitemapXml(SITE, map)]));
const locations = (xml = "") => [...xml.matchAll(/<loc>https:\/\/paper\.example(.*?)<\/loc>/g)].map(([, path]) => path);

test("the index names every other map", () => {
  const found = maps();
  const [index, ...others] = [...found.keys()];
  assert.equal(index, "/sitemap.xml");
  assert.deepEqual(locations(found.get("/sitemap.xml")), others);
});

test("a map holds 50,000 addresses, and a new article changes only the last one", () => {
  const before = maps(articles(100_000));
  const after = maps(articles(100_001));
  assert.equal(locations(before.get("/sitemaps/articles-2.xml")).length, 50_000);
  for (const path of ["/sitemaps/articles-1.xml", "/sitemaps/articles-2.xml"])
    assert.equal(after.get(path), before.get(path));
  assert.equal(locations(after.get("/sitemaps/articles-3.xml")).length, 1);
});

test("the other pages have as many maps as they need", () => {
  const paths = Array.from({ length: 50_001 }, (_, index) => `/tags/tag-${index}/`);
  const found = new Map(sitemapsOf(SITE, [], paths, new Clock(NOW)).map((map) => [map.path, sitemapXml(SITE, map)]));
  assert.equal(locations(found.get("/sitemaps/pages.xml")).length, 50_000);
  assert.deepEqual(locations(found.get("/sitemaps/pages-2.xml")), ["/tags/tag-50000/"]);
  assert.deepEqual(locations(found.get("/sitemap.xml")), ["/sitemaps/pages.xml", "/sitemaps/pages-2.xml"]);
});

test("the news are the articles of two days that may be news", () => {
  const reprint = articleOn(9, { slug: "reprint", policy: { robots: "noindex-news", reason: "测试。" } });
  const news = maps([reprint, ...articles(10)]).get("/sitemaps/news.xml") ?? "";
  assert.deepEqual(locations(news), ["/2025/01/day-9/", "/2025/01/day-8/", "/2025/01/day-7/"]);
  assert.match(news, /<news:name>示例报<\/news:name><news:language>zh-cn</);
});

test("pages that ask not to be indexed or point elsewhere are in no map", () => {
  const hidden = articleOn(1, { slug: "hidden", policy: { robots: "noindex", reason: "测试。" } });
  const elsewhere = articleOn(0, {
    slug: "elsewhere",
    policy: { robots: "index", canonical: "https://x.example/1", reason: "测试。" },
  });
  const all = [...maps([hidden, elsewhere]).values()].join("");
  assert.doesNotMatch(all, /hidden|elsewhere/);
});

test("without news there is no empty map of news", () => {
  assert.ok(!maps([articleOn(0)]).has("/sitemaps/news.xml"));
});
