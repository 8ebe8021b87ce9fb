import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article, Block } from "../../src/domain/article.ts";
import { Clock } from "../../src/domain/clock.ts";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import type { Withdrawal } from "../../src/domain/withdrawal.ts";
import { listAddresses } from "../../src/publication/addresses.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { type Publication, type PublishedData, publicationOf } from "../../src/publication/publication.ts";
import { articleOn, articles, HOUSE, NEWS, SITE, ZONE } from "../fixtures/articles.ts";

const GAZETTE = { key: "gazette", name: "公报" };

function published(list: readonly Article[], withdrawals: readonly Withdrawal[] = []): Publication {
  const data = {
    site: SITE,
    sections: new Map([
      [NEWS.key, NEWS],
      [HOUSE.key, HOUSE],
    ]),
    tags: new Map([
      ["talks", { key: "talks", name: "谈判" }],
      ["unused", { key: "unused", name: "没有人用" }],
    ]),
    sources: {
      gazette: {
        name: "公报",
        aliases: [],
        url: "https://gazette.example",
        basis: "测试",
        index: "index",
        canonical: false,
        status: "active",
      },
      unused: {
        name: "没有人用",
        aliases: [],
        url: "https://unused.example",
        basis: "测试",
        index: "index",
        canonical: false,
        status: "active",
      },
    },
    disclaimers: { original: "甲。", compilation: "乙。", translation: "丙。", reprint: "丁。" },
    people: [],
    topics: [],
    bearers: [],
    withdrawals,
    notices: [],
    prosePages: [{ key: "about", path: "/about/", title: "关于", html: "<p>关于。</p>" }],
  } satisfies PublishedData;
  return publicationOf(data, { articles: list, assets: NO_ASSETS, clock: new Clock(0) });
}

const picture = (credit: Article["sources"][number]): Block => ({
  kind: "picture",
  picture: { name: "p", shown: false, reason: "没有保存下来", credit },
});

test("a source's page lists what cites it in the text or credits a picture to it, once", () => {
  const cited = articleOn(3, { slug: "cited", sources: [GAZETTE] });
  const credited = articleOn(2, { slug: "credited", body: [picture(GAZETTE)] });
  const both = articleOn(1, { slug: "both", sources: [GAZETTE], body: [picture(GAZETTE), picture(GAZETTE)] });
  const neither = articleOn(0, { slug: "neither", sources: [{ name: "未登记的来源", url: "https://x.example/" }] });
  const { sourceLists } = published([cited, credited, both, neither]);
  assert.deepEqual(
    sourceLists.map(({ source, page }) => [source.key, page.articles.map(({ slug }) => slug)]),
    [["gazette", ["cited", "credited", "both"]]],
  );
});

test("tags and sources that nothing uses have no page, sections always have one", () => {
  const { tagIndex, sourceLists, sectionLists } = published(articles(1));
  assert.deepEqual(tagIndex, []);
  assert.deepEqual(sourceLists, []);
  assert.deepEqual(
    sectionLists.map(({ page }) => [page.path, page.total]),
    [
      ["/sections/news/", 1],
      ["/sections/house/", 0],
    ],
  );
});

test("with nothing but articles about the site, the newest leads", () => {
  const { front } = published(articles(2, { section: HOUSE }));
  assert.equal(front.opening[0]?.slug, "day-1");
});

test("a publication without articles has a front page and no lead", () => {
  const publication = published([]);
  assert.deepEqual(Object.values(publication.front).flat(), []);
  assert.ok(listAddresses(publication).includes("/archive/"));
});

test("previous and next lead through every article and back", () => {
  const { articlePages } = published(articles(3));
  assert.deepEqual(
    articlePages.map(({ newer, article, older }) =>
      [newer, article, older].map((each) => each?.path.split("/").at(-2)),
    ),
    [
      [undefined, "day-2", "day-1"],
      ["day-2", "day-1", "day-0"],
      ["day-1", "day-0", undefined],
    ],
  );
});

test("every list page of a long archive is among the addresses that a search engine should know", () => {
  const all = articles(200, { tags: [{ key: "talks", name: "谈判" }], sources: [GAZETTE] });
  const publication = published(all);
  const { sectionLists, tagLists, sourceLists } = publication;
  const listPaths = listAddresses(publication);
  for (const { page } of [...sectionLists, ...tagLists, ...sourceLists])
    assert.ok(listPaths.includes(page.path), page.path);
  for (const path of ["/", "/2025/", "/2025/07/", "/sources/gazette/", "/about/"])
    assert.ok(listPaths.includes(path), path);
  assert.ok(listPaths.some((path) => /^\/sources\/gazette\/page\/day-\d+\/$/.test(path)));
  assert.equal(new Set(listPaths).size, listPaths.length);
});

test("a withdrawn picture leaves its article where it is, and both kinds of withdrawals are told with their reason", () => {
  const article = articleOn(1);
  const date = dateStampOf(Date.parse("2025-02-01T20:00:00Z"), ZONE);
  const withdrawn = { date, reason: "许可到期", requestedBy: "公报" };
  const { withdrawnArticles, publicRecord } = published(
    [article],
    [
      { ...withdrawn, id: article.id, path: article.path, picture: "chart" },
      { ...withdrawn, id: "20250101-gone", path: "/2025/01/gone/" },
    ],
  );
  assert.deepEqual(
    withdrawnArticles.map(({ path }) => path),
    ["/2025/01/gone/"],
  );
  assert.deepEqual(
    publicRecord.map(({ label, text, path }) => [label, text, path]),
    [
      ["撤图", "许可到期（提出人：公报）", article.path],
      ["撤下", "许可到期（提出人：公报）", "/withdrawn/2025/01/gone/"],
    ],
  );
});
