import assert from "node:assert/strict";
import { test } from "node:test";
import { editionWith, URL_OF_SITE } from "./page.ts";

const ARTICLE = { path: "/2025/05/a/", title: "标题", lede: "导语", traditional: { 范文: "范文", 范例: "范例" } };
const edition = editionWith({ articles: [ARTICLE] });

const ENTRY = `<item><title>范文 &amp; 国</title><link>${URL_OF_SITE}/2025/05/a/</link><guid isPermaLink="false">paper.example:a</guid>
<content:encoded><![CDATA[<p>范文<a href="${URL_OF_SITE}/about/">国</a></p>]]></content:encoded></item>`;
const RSS = `<?xml version="1.0"?><rss><channel><title>范文</title><link>${URL_OF_SITE}/</link><language>zh-CN</language>
<atom:link href="${URL_OF_SITE}/feed.xml" rel="self"/>${ENTRY}</channel></rss>`;

test("RSS: text, links and ids are those of the edition, and an article's own words hold in its entry", () => {
  assert.equal(
    edition.variantOf({ path: "/feed.xml", text: RSS })?.text,
    `<?xml version="1.0"?><rss><channel><title>範文</title><link>${URL_OF_SITE}/hant/</link><language>zh-TW</language>
<atom:link href="${URL_OF_SITE}/hant/feed.xml" rel="self"/><item><title>范文 &amp; 國</title><link>${URL_OF_SITE}/hant/2025/05/a/</link><guid isPermaLink="false">paper.example:a:hant</guid>
<content:encoded><![CDATA[<p>范文<a href="${URL_OF_SITE}/hant/about/">國</a></p>]]></content:encoded></item></channel></rss>`,
  );
});

test("Atom: an entry and its tombstone have the same id, and the feed one of its own", () => {
  const atom = (path: string, mark: string, text: string) => `<feed><id>${URL_OF_SITE}${path}/</id><entry>
<id>urn:laiyuan:paper.example:a${mark}</id><category term="${text}"/></entry>
<at:deleted-entry ref="urn:laiyuan:paper.example:a${mark}" when="2026-01-01"><at:comment>${text}</at:comment></at:deleted-entry></feed>`;
  assert.equal(edition.variantOf({ path: "/feed.xml", text: atom("", "", "国") })?.text, atom("/hant", ":hant", "國"));
});

test("JSON Feed: the same", () => {
  const feed = (path: string, mark: string, language: string, [title, text]: readonly [string, string]) => ({
    title,
    home_page_url: `${URL_OF_SITE}${path}/`,
    language,
    items: [
      {
        id: `paper.example:a${mark}`,
        url: `${URL_OF_SITE}${path}/2025/05/a/`,
        external_url: "https://x.example/国",
        content_html: `<p>${text}</p>`,
        tags: [text],
        image: `${URL_OF_SITE}/2025/05/a/chart.png`,
      },
    ],
  });
  const text = JSON.stringify(feed("", "", "zh-CN", ["范例", "范例"]));
  const variant = edition.variantOf({ path: "/feed.json", text })?.text ?? "";
  assert.deepEqual(JSON.parse(variant), feed("/hant", ":hant", "zh-TW", ["範例", "范例"]));
});

test("two articles with the same text may write it with different words", () => {
  const item = (path: string) => ({ id: path, url: URL_OF_SITE + path, content_html: "<p>范例</p>" });
  const text = JSON.stringify({ items: [item("/2025/05/a/"), item("/2025/05/b/")] });
  const variant = edition.variantOf({ path: "/feed.json", text })?.text ?? "";
  assert.deepEqual(variant.match(/<p>.*?<\/p>/g), ["<p>范例</p>", "<p>範例</p>"]);
});

test("the feed of an article's comments has the article's words", () => {
  const comments = edition.variantOf({
    path: "/2025/05/a/comments.xml",
    text: "<rss><channel><title>范例</title></channel></rss>",
  });
  assert.equal(comments?.path, "/hant/2025/05/a/comments.xml");
  assert.equal(comments?.text, "<rss><channel><title>范例</title></channel></rss>");
});

test("files that are not of the edition have no variant", () => {
  for (const path of ["/robots.txt", "/sitemap.xml", "/sources/ledger.json", "/nowhere/"])
    assert.equal(edition.variantOf({ path, text: "国" }), undefined);
});

test("CDATA is text in all elements but those that hold HTML, so that a title may say a<b", () => {
  const rss = (country: string) =>
    `<rss><channel><title>\n<![CDATA[a<b ${country}]]>\n</title><description><![CDATA[<p ${country}]]></description>` +
    `<item><title><![CDATA[a<b ${country}]]></title><description><![CDATA[<p>a&lt;b ${country}</p>]]></description></item></channel></rss>`;
  assert.equal(edition.variantOf({ path: "/feed.xml", text: rss("国") })?.text, rss("國"));
});

test("markup that breaks off is refused rather than read for ever", () => {
  for (const html of ["<p", "</p", '<p class="a', "<!-- a", "<p a>a<b", "<script>a", '<p data-twin="a">a']) {
    assert.throws(() => edition.variantOf({ path: "/about/", text: html }), /markup without an end/, html);
  }
});
