import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { type BuiltSite, builtFixture } from "./built-site.ts";
import { embargoLeaksOf } from "./embargo-leak.ts";

const CLOSED = "/2024/03/picture-report/";
const OPEN = "/2025/01/translation/";
const QUIET = "/2024/12/reprint-with-author/";

const site = builtFixture("every-feature");

interface Said {
  readonly name: string;
  readonly text: string;
}

function saidOnPage(from: BuiltSite, address: string): Said[] {
  return from
    .page(address)
    .root.querySelectorAll(".comment")
    .map((comment) => ({
      name: comment.querySelector(".comment-name")?.text ?? "",
      text: comment
        .querySelectorAll("p")
        .map((p) => p.innerHTML.replace(/<br\s*\/?>/g, "\n").replace(/<[^>]*>/g, ""))
        .join("\n\n")
        .replace(/&lt;/g, "<")
        .replace(/&amp;/g, "&"),
    }));
}

test("answers stand below the first of their thread, and name whom else they answer", () => {
  const { root } = site.page(CLOSED);
  assert.equal(root.querySelectorAll("#comments > .threads > .thread").length, 2);
  assert.equal(root.querySelectorAll(".thread > .replies > .comment").length, 3);
  const named = root.querySelectorAll(".replies .comment-about span a").map((link) => link.text);
  assert.deepEqual(named, ["编辑部", "读者甲"]);
});

test("the desk's answers carry a seal, and nobody else's do", () => {
  const sealed = site.page(CLOSED).root.querySelectorAll(".comment:has(.seal) .comment-name");
  assert.deepEqual(
    sealed.map(({ text }) => text),
    ["编辑部"],
  );
});

test("what a reader writes stays text, and a reader's links vouch for nothing", () => {
  const { root } = site.page(CLOSED);
  assert.equal(root.querySelectorAll(".comment p b").length, 0);
  const links = root.querySelectorAll(".comment a").filter((a) => /^https?:/.test(a.getAttribute("href") ?? ""));
  assert.equal(links.length, 2);
  for (const link of links) assert.equal(link.getAttribute("rel"), "ugc nofollow noopener noreferrer");
});

test("page, structured data and feed hold the same comments", () => {
  const page = saidOnPage(site, CLOSED);
  assert.equal(page.length, 5);
  const json = JSON.parse(site.page(CLOSED).root.querySelector("script[type='application/ld+json']")?.text ?? "{}");
  const article = json["@graph"].find((node: { "@type": string }) => node["@type"] === "NewsArticle");
  assert.equal(article.commentCount, page.length);
  const inJson = article.comment.map(({ author, text }: { author: Said; text: string }) => author.name + text);
  assert.deepEqual(inJson.toSorted(), page.map(({ name, text }) => name + text).toSorted());
  const feed = parseFeed(readFileSync(join(site.folder, CLOSED, "comments.xml"), "utf8"));
  assert.equal(feed.items.length, page.length);
  const anchors = site.idsOf(`${CLOSED.slice(1)}index.html`);
  for (const { url } of feed.items) assert.ok(anchors.has(new URL(url ?? "").hash.slice(1)), String(url));
});

test("lists say how many comments an article has, and nothing where there are none", () => {
  const entries = site.page("/sections/news/").root.querySelectorAll(".entry");
  const counts = Object.fromEntries(
    entries.map((entry) => [
      entry.querySelector(".entry-title a")?.getAttribute("href"),
      entry.querySelector("a[href$='#comments']")?.text.replace("\u00a0", " "),
    ]),
  );
  assert.deepEqual(counts, { [CLOSED]: "5 条评论", [OPEN]: "1 条评论", [QUIET]: undefined });
});

test("a closed article keeps its comments, takes no more and offers no answer", () => {
  const closed = site.page(CLOSED).root;
  assert.equal(closed.querySelectorAll("#comments form, .comment-reply").length, 0);
  assert.match(closed.querySelector("#comments")?.text ?? "", /评论已关闭/);
  assert.equal(site.page(OPEN).root.querySelectorAll("#comments form, .comment-reply").length, 2);
  assert.match(site.page(QUIET).root.querySelector("#comments")?.text ?? "", /还没有评论/);
});

test("only an article with comments has a feed of them, and its page and feed entry lead there", () => {
  const feeds = site.files.filter((file) => file.endsWith("comments.xml")).toSorted();
  assert.deepEqual(feeds, [
    `${CLOSED.slice(1)}comments.xml`,
    `${OPEN.slice(1)}comments.xml`,
    `hant${CLOSED}comments.xml`,
    `hant${OPEN}comments.xml`,
  ]);
  const link = (address: string) => site.page(address).root.querySelector('link[title="本文的评论"]');
  assert.equal(link(CLOSED)?.getAttribute("href"), `${CLOSED}comments.xml`);
  assert.equal(link(QUIET), null);
  const rss = readFileSync(join(site.folder, "feed.xml"), "utf8");
  assert.match(rss, /<slash:comments>5<\/slash:comments>/);
  assert.equal(rss.match(/<wfw:commentRss>/g)?.length, 2);
});

test("comments cannot be searched", () => {
  const found = embargoLeaksOf(site.folder, ["另起一条"]);
  assert.deepEqual(
    found.filter((line) => !line.startsWith(CLOSED)),
    [],
  );
  assert.equal(found.length, 2);
});
