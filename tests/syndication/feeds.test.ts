import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../src/domain/article.ts";
import type { Site } from "../../src/domain/site.ts";
import type { Extent } from "../../src/publication/feeds.ts";
import { atom } from "../../src/syndication/atom.ts";
import { commentFeed } from "../../src/syndication/comment-feed.ts";
import { feedEntry } from "../../src/syndication/feed.ts";
import { jsonFeed } from "../../src/syndication/json-feed.ts";
import { rss } from "../../src/syndication/rss.ts";
import { articleOn, SITE } from "../fixtures/articles.ts";

const TEXT = { kind: "text" as const, text: "一 < 二 ]]> 三", links: [], ids: [] };

/** Every kind of feed, with an article that has markup in it. */
function feedsOf(site: Site, changes: Partial<Article> = {}, extent: Extent = "whole"): readonly string[] {
  const article = articleOn(0, { body: [{ ...TEXT, html: "<p>一 &lt; 二 ]]&gt; 三</p>\n" }], ...changes });
  const feed = { title: "示例报", description: "测试", path: "/", extent, articles: [article] };
  const entries = [feedEntry(site, article, { disclaimer: "声明。" }, extent)];
  return [rss(site, feed, entries), atom(site, feed, entries, []), jsonFeed(site, feed, entries)];
}

const idsIn = (feed: string) =>
  [...feed.matchAll(/<guid[^>]*>([^<]+)|<id>(urn:[^<]+)|"id": "([^"]+)"/g)].map(([, ...ids]) => ids.find(Boolean));

test("no blank stands around a CDATA section, where it would be part of the text", () => {
  for (const feed of feedsOf(SITE)) assert.doesNotMatch(feed, />\s+<!\[CDATA\[|\]\]>\s+<\//);
  assert.match(feedsOf(SITE)[0] ?? "", /<content:encoded><!\[CDATA\[/);
});

test("a publication that moves to another domain keeps the ids of its entries, where it has written them down", () => {
  const kept = { ...SITE, feedIds: "paper.example" };
  const moved = { ...kept, url: "https://new.example" };
  assert.deepEqual(feedsOf(kept).map(idsIn), feedsOf(SITE).map(idsIn), "the prefix is that of the first domain");
  assert.deepEqual(feedsOf(moved).map(idsIn), feedsOf(SITE).map(idsIn));
  assert.notDeepEqual(feedsOf({ ...SITE, url: moved.url }).map(idsIn), feedsOf(SITE).map(idsIn));
  const comment = { id: "20240501T143000Z-3fa9c1d20b7e", name: "读者", text: "好。", date: articleOn(0).published };
  const commented = articleOn(0, { comments: [comment] });
  assert.deepEqual(idsIn(commentFeed(moved, commented)), idsIn(commentFeed(SITE, commented)));
});

test("a source without a title is named before its author, as on the page", () => {
  const sources = [{ name: "北美晨报", url: "https://morning.example/a", author: "李晓明" }];
  for (const feed of feedsOf(SITE, { kind: "compilation", sources }))
    assert.match(feed, /北美晨报，作者：李晓明，<a href=\\?"https:\/\/morning\.example\/a\\?">阅读原文/);
});

test("what was changed on the day of its release, at no hour on record, was not changed before it came out", () => {
  const { published } = articleOn(0);
  const updated = { ...published, iso: `${published.day}T00:00:00-08:00`, epoch: published.epoch - 3_600_000 };
  for (const feed of feedsOf(SITE, { updated })) {
    assert.doesNotMatch(feed, /T00:00:00-08:00|T08:00:00\.000Z/);
  }
});

test("addresses in the letters of any script stand in feeds as the URI that means the same", () => {
  const sources = [
    { name: "晨报", url: "https://新闻.example/a?q=旧文#一" },
    { name: "晚报", url: "https://evening.example/1" },
  ];
  const [asRss = "", asAtom = ""] = feedsOf(SITE, { kind: "reprint", sources });
  const uri = "https://xn--efvy88h.example/a?q=%E6%97%A7%E6%96%87#%E4%B8%80";
  assert.ok(asRss.includes(`<source url="${uri}">晨报`), asRss);
  assert.ok(asRss.includes(`<dc:source>晨报 ${uri}；晚报 https://evening.example/1</dc:source>`), asRss);
  assert.ok(asAtom.includes(`<link href="${uri}" rel="via" title="晨报"`), asAtom);
  assert.equal(asAtom.match(/<dc:source>/g)?.length, 1);
});

test("an entry without the text says how to get to it, and still where everything in it comes from", () => {
  const picture = { shown: false as const, name: "a", reason: "没有授权。", credit: { name: "晨报／王" } };
  const body = [
    { ...TEXT, html: "<p>正文。</p>" },
    { kind: "picture" as const, picture },
  ];
  const sources = [{ name: "晨报", url: "https://morning.example/a" }];
  for (const feed of feedsOf(SITE, { body, sources, credits: [{ name: "a", credit: "晨报／王" }] }, "lede")) {
    assert.doesNotMatch(feed, /正文。|<img|<figure/);
    assert.match(feed, /<a href=\\?"https:\/\/[^"]+">阅读全文<\/a>/);
    assert.match(
      feed,
      /<li>晨报，<a href=\\?"https:\/\/morning\.example\/a\\?">阅读原文<\/a><\/li><li>图 1：晨报／王<\/li>/,
    );
    assert.match(feed, /声明。/);
  }
});
