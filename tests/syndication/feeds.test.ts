import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../src/domain/article.ts";
import type { Site } from "../../src/domain/site.ts";
import { atom } from "../../src/syndication/atom.ts";
import { commentFeed } from "../../src/syndication/comment-feed.ts";
import { feedEntry } from "../../src/syndication/feed.ts";
import { jsonFeed } from "../../src/syndication/json-feed.ts";
import { rss } from "../../src/syndication/rss.ts";
import { articleOn, ZONE } from "../fixtures/articles.ts";

const SITE: Site = {
  name: "示例报",
  tagline: "测试用",
  description: "测试用的刊物。",
  url: "https://paper.example",
  timeZone: ZONE,
  contact: "desk@paper.example",
  comments: { provider: "netlify", email: "required" },
};

const TEXT = { kind: "text" as const, text: "一 < 二 ]]> 三", links: [], ids: [] };

/** Every kind of feed, with an article that has markup in it. */
function feedsOf(site: Site, changes: Partial<Article> = {}): readonly string[] {
  const article = articleOn(0, { body: [{ ...TEXT, html: "<p>一 &lt; 二 ]]&gt; 三</p>\n" }], ...changes });
  const feed = { title: "示例报", description: "测试", path: "/", articles: [article] };
  const entries = [feedEntry(site, article, "声明。")];
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

test("addresses that no URI may have stand in feeds as the URI that means the same", () => {
  const url = "https://新闻.example/a|b[1]?q=旧文&r=100%#一#二";
  const sources = [
    { name: "晨报", url },
    { name: "晚报", url: "https://evening.example/1" },
  ];
  const [asRss = "", asAtom = ""] = feedsOf(SITE, { kind: "reprint", sources });
  const uri =
    /https:\/\/xn--[a-z0-9]+\.example\/a%7Cb%5B1%5D\?q=%E6%97%A7%E6%96%87&(?:amp;)?r=100%25#%E4%B8%80%23%E4%BA%8C/;
  assert.match(asRss, new RegExp(`<source url="${uri.source}">晨报`));
  assert.match(asRss, new RegExp(`<dc:source>(?:<!\\[CDATA\\[)?晨报 ${uri.source}；晚报 https://evening`));
  assert.match(asAtom, new RegExp(`<link href="${uri.source}" rel="via" title="晨报"`));
  assert.equal(asAtom.match(/<dc:source>/g)?.length, 1);
});
