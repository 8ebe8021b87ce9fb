import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { parseJsonFeed } from "feedsmith";
import { parse } from "node-html-parser";
import { groupBy } from "../../src/publication/archive.ts";
import { type BuiltSite, builtFixture, builtSite } from "./built-site.ts";

/** Feeds of articles; that of the corrections is of another kind. */
const FULL_TEXT = /^(?!(?:hant\/)?corrections\/)(?:.*\/)?(?:feed\.xml|atom\.xml|feed\.json)$/;

interface Item {
  readonly title: string | null | undefined;
  readonly url: string | null | undefined;
  readonly content: string | null | undefined;
  readonly published: number | undefined;
}

/** Every feed of a site, read by parsers that did not write it. */
function feedsOf(site: BuiltSite): { file: string; self: string | null | undefined; items: Item[] }[] {
  return site.files
    .filter((file) => FULL_TEXT.test(file))
    .map((file) => {
      const text = readFileSync(join(site.folder, file), "utf8");
      if (file.endsWith(".xml")) {
        const feed = parseFeed(text);
        const items = feed.items.map(({ title, url, content, published }) => ({
          title,
          url,
          content,
          published: published?.getTime(),
        }));
        return { file, self: feed.self, items };
      }
      const feed = parseJsonFeed(JSON.parse(text));
      const items = (feed.items ?? []).map((item) => ({
        title: item.title,
        url: item.url,
        content: item.content_html,
        published: Date.parse(item.date_published ?? ""),
      }));
      return { file, self: feed.feed_url, items };
    });
}

for (const [name, site] of [
  ["the newsroom", builtSite()],
  ["every feature", builtFixture("every-feature")],
] as const) {
  const feeds = feedsOf(site);

  test(`in ${name}, the three formats of every feed hold the same entries`, () => {
    assert.ok(feeds.length >= 9, String(feeds.length));
    const byFolder = groupBy(feeds, ({ file }) => file.replace(/[^/]+$/, ""));
    for (const [folder, formats] of byFolder) {
      assert.equal(formats.length, 3, folder);
      const [first, ...others] = formats.map(({ items }) =>
        JSON.stringify(items.map((item) => ({ ...item, content: "" }))),
      );
      for (const other of others) assert.equal(other, first, folder);
    }
  });

  test(`in ${name}, every feed says where it is`, () => {
    for (const { file, self } of feeds) assert.equal(self, `${site.url}/${file}`);
    const corrections = parseFeed(readFileSync(join(site.folder, "corrections/feed.xml"), "utf8"));
    assert.equal(corrections.self, `${site.url}/corrections/feed.xml`);
  });

  test(`in ${name}, every entry leads to a page of the site, and says the whole text or, of a source, the way to it`, () => {
    for (const { file, items } of feeds) {
      for (const { title, url, content } of items) {
        const page = site.page(new URL(url ?? "").pathname);
        assert.equal(page.root.querySelector("h1")?.text, title, file);
        const paragraphs = page.root.querySelectorAll(".article-body > p").map((p) => p.text);
        const entry = parse(content ?? "");
        const isOfSource = /^(?:hant\/)?sources\//.test(file);
        const told = paragraphs.filter((paragraph) => entry.text.includes(paragraph));
        assert.equal(told.length, isOfSource ? 0 : paragraphs.length, file);
        assert.equal(
          entry.querySelectorAll("a").some(({ text }) => /^[阅閱閲][读讀]全文$/.test(text)),
          isOfSource,
          file,
        );
        assert.match(entry.text, /[来來]源：/);
      }
    }
  });

  test(`in ${name}, every address inside an entry is absolute`, () => {
    for (const { file, items } of feeds) {
      for (const { content } of items) {
        for (const [, address = ""] of (content ?? "").matchAll(/(?:href|src|cite)="([^"]*)"/g)) {
          assert.match(address, /^(?:https?|mailto|tel):/, file);
        }
      }
    }
  });
}
