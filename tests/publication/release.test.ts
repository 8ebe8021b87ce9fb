import assert from "node:assert/strict";
import { test } from "node:test";
import { pageText } from "../../src/build/pages/page-module.ts";
import { Clock } from "../../src/domain/clock.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import sectionPage from "../../src/pages/section.11ty.ts";
import sitemapFile from "../../src/pages/sitemaps.11ty.ts";
import sourcePage from "../../src/pages/source.11ty.ts";
import tagPage from "../../src/pages/tag.11ty.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { type Publication, publicationOf } from "../../src/publication/publication.ts";
import { feedEntry } from "../../src/syndication/feed.ts";
import { articles, textBlock } from "../fixtures/articles.ts";
import { type Publication as Files, minimalPublication } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2025-10-30T12:00:00-07:00");
const DAY_MS = 86_400_000;

function add(files: Files, slug: string, record: Readonly<Record<string, string>>): void {
  const folder = `${record.published?.slice(0, "2025-09".length).replace("-", "/")}/${slug}`;
  const rest = { tags: ["topic"], sources: ["gazette"] };
  files.record({ id: `an-id-${slug}`, title: slug, ...rest, ...record }, folder);
  files.write("article.md", "正文。\n", folder);
}

function published(files: Files, now = NOW): Publication {
  const { siteData, articles } = files.read(now);
  return publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(now) });
}

/** Day by day through September and October, and one of 1 September that an embargo held until 30 October. */
function embargoed(): Files {
  const files = minimalPublication();
  for (let day = 1; day <= 59; day += 1) {
    const date = new Date(Date.UTC(2025, 7, 31 + day)).toISOString().slice(0, 10);
    add(files, `day-${day}`, { published: `${date}T09:00:00-07:00` });
  }
  add(files, "held", { published: "2025-09-01T08:00:00-07:00", publishAt: "2025-10-30T06:00:00-07:00" });
  return files;
}

test("what an embargo held back is new when it comes out: everywhere, and by the same moment", () => {
  const publication = published(embargoed());
  const { articles, front, archive, archiveMonths, feeds, articlePages, shell } = publication;
  assert.equal(articles[0]?.slug, "held");
  assert.equal(front.opening[0]?.slug, "held");
  assert.deepEqual(
    feeds.map(({ articles: entries }) => entries[0]?.slug),
    feeds.map(() => "held"),
  );
  assert.equal(archive[0]?.months[0]?.path, "/2025/10/");
  assert.equal(archiveMonths[0]?.days[0]?.articles[0]?.slug, "held");
  const [page, next] = articlePages;
  assert.equal(page?.article.path, "/2025/09/held/");
  assert.equal(page?.newer, undefined);
  assert.equal(next?.newer?.path, "/2025/09/held/");
  const [newest] = feeds[0]?.articles ?? [];
  const entry = newest && feedEntry(shell.site, newest, { disclaimer: "" }, "whole");
  assert.deepEqual([entry?.published, entry?.updated], ["2025-10-30T06:00:00-07:00", "2025-10-30T06:00:00-07:00"]);
  const xmlOf = (map: Parameters<typeof sitemapFile.address>[0]) =>
    pageText(sitemapFile, sitemapFile.value(publication, map));
  const maps = new Map(sitemapFile.items(publication).map((map) => [map.path, xmlOf(map)]));
  assert.match(
    maps.get("/sitemaps/news.xml") ?? "",
    /\/held\/[\s\S]*?<news:publication_date>2025-10-30T06:00:00-07:00</,
  );
  assert.match(maps.get("/sitemaps/articles-1.xml") ?? "", /\/held\/<\/loc><lastmod>2025-10-30T06:00:00-07:00</);
  assert.ok(page);
  const html = pageText(articlePage, articlePage.value(publication, page));
  assert.match(html, /"datePublished":"2025-10-30T06:00:00-07:00","dateCreated":"2025-09-01T08:00:00-07:00"/);
  assert.match(html, /2025年10月30日 06:00[\s\S]*署 <time[^>]*>2025年9月1日 08:00/);
});

test("until then it is nowhere, and one that nothing held back bears one date", () => {
  const publication = published(embargoed(), NOW - DAY_MS);
  assert.ok(publication.articles.every(({ slug }) => slug !== "held"));
  const [page] = publication.articlePages;
  assert.ok(page);
  assert.doesNotMatch(pageText(articlePage, articlePage.value(publication, page)), /署 <time|dateCreated/);
});

test("a feed holds two days or thirty articles, whichever is more, and ends where nobody could read it all", () => {
  const files = minimalPublication();
  for (let hour = 0; hour < 70; hour += 1) {
    const moment = new Date(NOW - hour * 3_600_000 - 7 * 3_600_000)
      .toISOString()
      .slice(0, "2025-10-30T12:00:00".length);
    add(files, `hour-${hour}`, { published: `${moment}-07:00` });
  }
  const sizes = (publication: Publication) => publication.feeds.map(({ articles }) => articles.length);
  const publication = published(files);
  assert.deepEqual(new Set(sizes(publication)), new Set([49]));
  assert.deepEqual(sizes(published(files, NOW - 30 * DAY_MS)), [1, 1]);
  assert.deepEqual(sizes(published(embargoed())), [30, 30, 30]);
  const long = publication.articles.map((article) => ({
    ...article,
    body: [textBlock("字".repeat(14_000))],
  }));
  const { siteData } = files.read(NOW);
  assert.deepEqual(sizes(publicationOf(siteData, { articles: long, assets: NO_ASSETS, clock: new Clock(NOW) }))[0], 35);
});

test("a new article leaves the older pages of every list as they are, to the byte", () => {
  const { siteData } = minimalPublication().read();
  const cited = { tags: [{ key: "topic", name: "话题" }], sources: [{ key: "gazette", name: "公报" }] };
  const listed = (count: number) =>
    listFiles(publicationOf(siteData, { articles: articles(count, cited), assets: NO_ASSETS, clock: new Clock(NOW) }));
  const [before, after] = [listed(200), listed(201)];
  assert.ok(before.size >= 6, String(before.size));
  for (const [path, html] of before) assert.equal(after.get(path), html, path);
});

test("an older page of a list says of what days it is, and leads back to the newest", () => {
  const { siteData } = minimalPublication().read();
  const cited = { tags: [{ key: "topic", name: "话题" }], sources: [{ key: "gazette", name: "公报" }] };
  const publication = publicationOf(siteData, {
    articles: articles(200, cited),
    assets: NO_ASSETS,
    clock: new Clock(NOW),
  });
  const older = listFiles(publication);
  for (const [path, html] of older) {
    const [, header = ""] = /<header class="list-header"[^>]*>([\s\S]*?)<\/header>/.exec(html) ?? [];
    assert.match(header, /<p>\d{4}年\d+月\d+日(?:至\d{4}年\d+月\d+日)?<\/p>$/, path);
    assert.ok(header.includes(`href="${path.replace(/page\/.*$/, "")}"`), path);
  }
  assert.ok(older.size >= 6, String(older.size));
});

/** What the pages of all lists say, but for the front pages and those that lead to them. */
function listFiles(publication: Publication): Map<string, string> {
  const { sectionLists, tagLists, sourceLists } = publication;
  const rendered = [
    ...sectionLists.map((list) => [list.page, pageText(sectionPage, sectionPage.value(publication, list))] as const),
    ...tagLists.map((list) => [list.page, pageText(tagPage, tagPage.value(publication, list))] as const),
    ...sourceLists.map((list) => [list.page, pageText(sourcePage, sourcePage.value(publication, list))] as const),
  ].filter(([page]) => page.newer?.includes("/page/"));
  return new Map(rendered.map(([page, html]) => [page.path, html]));
}
