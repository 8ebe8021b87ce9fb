import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { LiveBody } from "../../_includes/partials/live/LiveBody.tsx";
import type { PublicArticle } from "../../src/domain/article.ts";
import { NO_PLAN } from "../../src/domain/front.ts";
import { liveParts } from "../../src/domain/live.ts";
import { articleSummaryOf, publicArticleOf } from "../../src/publication/article-summary.ts";
import { frontOf } from "../../src/publication/front.ts";
import { searchDocument } from "../../src/search/document.ts";
import { entryHtml } from "../../src/syndication/full-text.ts";
import { articleJsonLd } from "../../src/syndication/json-ld.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

const STATEMENTS = { disclaimer: "声明。" };
const NOW = Date.parse("2025-05-21T20:00:00-07:00");

/** A live page of so many entries, ten minutes apart, the first of which is a key entry. */
function livePage(count: number, changes: Readonly<Record<string, unknown>> = {}) {
  const files = minimalPublication();
  files.record({ genre: "live", ...changes });
  for (let number = 0; number < count; number += 1) {
    const time = new Date(Date.parse("2025-05-19T22:00:00-07:00") + number * 600_000 - 7 * 3_600_000);
    const head = {
      time: time.toISOString().replace(".000Z", "-07:00"),
      title: `第${number}条`,
      sources: [{ source: "gazette", url: `https://gazette.example/${number}` }],
      ...(number === 0 && { key: true }),
    };
    files.write(`live/e-${number}.md`, `${JSON.stringify(head)}\n\n正文${number}，见 <https://other.example/>。\n`);
  }
  const { articles, siteData } = files.read(NOW);
  const [article] = articles;
  if (!article?.live) throw new Error("there is no live page");
  return { article, live: article.live, site: siteData.site, shown: publicArticleOf(article) };
}

function pageOf({ shown, live }: Pick<ReturnType<typeof livePage>, "shown" | "live">): string {
  return renderToString(h(LiveBody, { article: shown, live }));
}

const numbersIn = (html: string) =>
  [...html.replace(/<[^>]*>/g, "").matchAll(/第(\d+)条/g)].map(([, number]) => Number(number));
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

test("a page that runs tells the newest first, one that has ended from the beginning; so do feeds and structured data", () => {
  for (const [ended, order] of [
    [{}, upTo(4).toReversed()],
    [{ ended: "2025-05-20T12:00:00-07:00" }, upTo(4)],
  ] as const) {
    const page = livePage(4, ended);
    const { shown, site } = page;
    const days = pageOf(page).split("live-days")[1] ?? "";
    assert.deepEqual(numbersIn(days), order);
    assert.deepEqual(numbersIn(entryHtml(shown, "https://site.example/a/", site, STATEMENTS, "whole")), order);
    const update = JSON.parse(articleJsonLd(site, shown))["@graph"][1];
    assert.equal(update["@type"], "LiveBlogPosting");
    assert.deepEqual(numbersIn(JSON.stringify(update.liveBlogUpdate)), order);
    assert.equal("coverageEndTime" in update, "ended" in ended);
    assert.match(pageOf(page), "ended" in ended ? /直播已结束/ : /直播进行中/);
  }
});

test("every entry is on the page once, with its time, its address and its source, however many there are", () => {
  for (const count of [0, 1, 2, 39, 40, 75]) {
    const page = livePage(count);
    const html = pageOf(page);
    const [, days = ""] = html.split('<div class="live-days">');
    assert.deepEqual(
      numbersIn(days).toSorted((a, b) => a - b),
      upTo(count),
    );
    for (const number of upTo(count)) {
      assert.ok(days.includes(`id="e-e-${number}"`));
      assert.ok(days.includes(`href="https://gazette.example/${number}"`));
    }
    assert.equal(days.match(/<time datetime="2025-05-\d\dT[\d:]+-07:00"/g)?.length ?? 0, count);
    assert.equal(html.includes("其余"), count >= 40);
  }
});

test("entries of two days stand below two dates, in both orders", () => {
  const days = (html: string) => [...html.matchAll(/live-day-title"><time datetime="([\d-]+)"/g)].map(([, day]) => day);
  assert.deepEqual(days(pageOf(livePage(20))), ["2025-05-20", "2025-05-19"]);
  assert.deepEqual(days(pageOf(livePage(20, { ended: "2025-05-21T00:10:00-07:00" }))), ["2025-05-19", "2025-05-20"]);
});

test("key entries lead to their places from the head of the page", () => {
  const [head = ""] = pageOf(livePage(3)).split('<div class="live-days">');
  assert.match(head, /要点.*<time[^>]*>22:00<\/time> <a href="#e-e-0"/s);
});

test("structured data and feeds name the sources of each entry, and search finds its headline and its words", () => {
  const { article, shown, site } = livePage(3);
  const update = JSON.parse(articleJsonLd(site, shown))["@graph"][1].liveBlogUpdate[0];
  assert.equal(update.citation[0].url, "https://gazette.example/2");
  assert.equal(update.articleBody, "正文2，见 https://other.example/。");
  assert.match(
    entryHtml(shown, "https://site.example/a/", site, STATEMENTS, "whole"),
    /来源：公报，<a href="https:\/\/gazette\.example\/1">/,
  );
  assert.match(searchDocument(article), /第1条。.*正文1/s);
});

test("on the front page a live page that runs is as new as its last entry, and one that has ended as its release", () => {
  const { article } = livePage(3);
  const newer = {
    ...article,
    id: "later",
    published: { ...article.published, epoch: article.published.epoch + 3_600_000 },
  };
  const { live: _, ...report } = newer;
  const { live: running, ...rest } = article;
  const leads = (one: typeof article) => frontOf([report, one], [], NO_PLAN).opening[0]?.id;
  assert.equal(leads(article), article.id);
  assert.equal(leads({ ...rest, live: { ...(running ?? { running: false }), running: false } }), "later");
  assert.equal(articleSummaryOf(article).live?.last?.iso, "2025-05-19T22:20:00-07:00");
});

test("the text of a page can be parted and put together again", () => {
  const { shown }: { readonly shown: PublicArticle } = livePage(3);
  const { introduction, entries } = liveParts(shown.body);
  const whole = [...introduction, ...entries.flatMap(({ entry, blocks }) => [{ kind: "entry", entry }, ...blocks])];
  assert.deepEqual(whole, shown.body);
});
