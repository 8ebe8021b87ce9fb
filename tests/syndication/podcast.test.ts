import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { parseRssFeed } from "feedsmith";
import { layMedia } from "../../src/build/media/lay-media.ts";
import { pageText } from "../../src/build/pages/page-module.ts";
import { Clock } from "../../src/domain/clock.ts";
import podcastPage from "../../src/pages/podcast.11ty.ts";
import podcastFeedPage from "../../src/pages/podcast-feed.11ty.ts";
import { feedAddresses } from "../../src/publication/addresses.ts";
import { episodesOf } from "../../src/publication/episodes.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";
import { handmadePng } from "../fixtures/drawn-pictures.ts";
import { mp3, ogg, VTT } from "../fixtures/media-files.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const SAID = {
  description: "街上 < 店里。",
  credit: { name: "港务局", url: "https://port.example/1", author: "甲" },
  licence: "CC BY 4.0",
};
const STORE = { url: "https://store.example/长篇.m4a", sha256: "0".repeat(64), bytes: 9_000_000 };
const RECORD = {
  title: "来源说",
  description: "每周一次。",
  category: "News/Daily News",
  artwork: { file: "cover.png", alt: "封面", credit: "gazette", licence: "本站制作" },
};

/** An article with sounds of every place and type, in a publication with a podcast. */
function heard(podcast: Readonly<Record<string, unknown>> = RECORD, side = 1400) {
  const files = minimalPublication();
  const put = (name: string, bytes: Uint8Array | string) => files.write(name, bytes);
  put("../../../../data/podcast/cover.png", handmadePng(side, 1400, Buffer.alloc((1 + side * 3) * 1400)));
  files.siteData("podcast.json", podcast);
  put("street.mp3", mp3());
  put("street.vtt", VTT);
  put("old.ogg", ogg());
  files.record({
    media: {
      street: {
        kind: "audio",
        file: "street.mp3",
        title: "街坊",
        ...SAID,
        captions: [{ file: "street.vtt", language: "zh" }],
      },
      long: { kind: "audio", store: STORE, title: "长篇", duration: "1:02:03", ...SAID },
      old: { kind: "audio", file: "old.ogg", title: "旧的", ...SAID },
      other: { kind: "audio", url: "https://cast.example/1.mp3", title: "别人的", ...SAID },
    },
  });
  put("article.md", "![](street)\n\n![](long)\n\n![](old)\n\n![](other)\n");
  return files;
}

/** Its feed, its page and the addresses of all feeds, by a clock. */
function told(files: ReturnType<typeof heard>, now = NOW) {
  const { siteData, articles } = files.read(now);
  const publication = publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(now) });
  const [feed = ""] = podcastFeedPage
    .items(publication)
    .map((item) => pageText(podcastFeedPage, podcastFeedPage.value(publication, item)));
  const [page = ""] = podcastPage
    .items(publication)
    .map((item) => pageText(podcastPage, podcastPage.value(publication, item)));
  return { feed, page, feeds: feedAddresses(publication) };
}

/** Bytes of the one file that is published, with its credit inside. */
function laidIn(files: ReturnType<typeof heard>): number | undefined {
  const sizes: number[] = [];
  layMedia(files.read(NOW).articles, {
    write: (path, bytes) => {
      sizes.push(bytes.length);
      return { sha256: path, size: 0, mtimeMs: 0, ino: 0 };
    },
  });
  return sizes[0];
}

test("sounds of which the file is ours are episodes, as directories ask for them, each with whose it is; the others are none", () => {
  const files = heard();
  const { feed, page, feeds } = told(files);
  assert.ok(feeds.includes("/podcast/feed.xml"));
  const read = parseFeed(feed);
  assert.equal(read.self, "https://paper.example/podcast/feed.xml");
  assert.deepEqual(
    read.items.map(({ title, media }) => [title, media[0]?.mimeType, media[0]?.length]),
    [
      ["街坊", "audio/mpeg", laidIn(files)],
      ["长篇", "audio/x-m4a", 9_000_000],
    ],
  );
  const { podcast, itunes, description, language, items = [] } = parseRssFeed(feed);
  // UUIDv5 of `paper.example/podcast/feed.xml`, reckoned by Python's uuid.uuid5.
  assert.equal(podcast?.guid, "01b2ba8b-cffe-5593-96ae-a66047448191");
  assert.deepEqual(itunes?.categories, [{ text: "News", categories: [{ text: "Daily News" }] }]);
  assert.match(itunes?.image ?? "", /^https:\/\/paper\.example\/assets\/pictures\/artwork-[0-9a-f]+-1400\.jpg$/);
  assert.deepEqual([itunes?.explicit, itunes?.author, description, language], [false, "示例报", "每周一次。", "zh-CN"]);
  for (const item of items) {
    assert.match(item.description ?? "", /来源：港务局，作者：甲 · CC BY 4\.0/);
    assert.match(
      item.content?.encoded ?? "",
      /<p>街上 &lt; 店里。<\/p>\n<p><a href="https:\/\/port\.example\/1">来源：港务局，作者：甲 · CC BY 4\.0</,
    );
    assert.deepEqual(item.media?.credits, [{ value: "港务局，作者：甲" }]);
  }
  assert.deepEqual(
    items.map((item) => item.itunes?.duration),
    [13, 3723],
  );
  assert.equal(items[0]?.podcast?.transcripts?.[0]?.type, "text/vtt");
  assert.equal(new Set(items.map(({ guid }) => guid?.value)).size, 2);
  for (const said of ["街坊", "1:02:03", "来源：港务局，作者：甲", "公报"]) assert.ok(page.includes(said), said);
  assert.ok(!page.includes("别人的"));
});

test("a sound that was taken down, or whose licence has ended, is no episode any more; the feed stays for those who follow it", () => {
  const files = heard();
  const record = { path: "/2025/05/sample/", id: "20250519-sample", date: "2025-12-01T00:00:00-08:00" };
  const why = { reason: "权利人要求", requestedBy: "公报" };
  files.siteData(
    "withdrawals.json",
    ["street", "long"].map((media) => ({ ...record, media, ...why })),
  );
  const { feed, page } = told(files);
  for (const text of [feed, page]) assert.doesNotMatch(text, /街上|街坊|store\.example|\/assets\/media\//);
  assert.match(feed, /<itunes:image/);
  const until = "2025-12-01T00:00:00-08:00";
  const ending = heard({ ...RECORD, artwork: { ...RECORD.artwork, until } });
  assert.match(told(ending, Date.parse(until) - 1).feed, /<itunes:image/);
  assert.doesNotMatch(told(ending, Date.parse(until)).feed, /<itunes:image|封面图源/);
});

test("what somebody has paid for is no episode", () => {
  const files = heard();
  const { articles } = files.read(NOW);
  assert.equal(episodesOf(articles).length, 2);
  const paid = articles.map((article) => ({ ...article, genre: "sponsored" as const }));
  assert.deepEqual(episodesOf(paid), []);
});

test("without its file there is no podcast; artwork that directories refuse, or without whose it is, stops the build", () => {
  const files = heard();
  const codes = (podcast: Readonly<Record<string, unknown>>, side?: number) =>
    heard(podcast, side)
      .problems()
      .map(({ code }) => code);
  assert.deepEqual(codes(RECORD, 1399), ["bad-artwork"]);
  assert.deepEqual(codes({ ...RECORD, artwork: { ...RECORD.artwork, credit: undefined } }), ["missing-credit"]);
  assert.deepEqual(codes({ ...RECORD, category: "Nachrichten" }), ["bad-value"]);
  const { siteData, articles } = files.read(NOW);
  const { podcast: _, ...without } = siteData;
  const publication = publicationOf(without, { articles, assets: NO_ASSETS, clock: new Clock(NOW) });
  assert.deepEqual([podcastPage.items(publication), podcastFeedPage.items(publication)], [[], []]);
  assert.ok(!feedAddresses(publication).includes("/podcast/feed.xml"));
});
