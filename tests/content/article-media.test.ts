import assert from "node:assert/strict";
import { test } from "node:test";
import { pageText } from "../../src/build/pages/page-module.ts";
import { captionsOf, mediaOf, ownFilesOf } from "../../src/domain/block-pictures.ts";
import { Clock } from "../../src/domain/clock.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";
import { sitemapsOf, sitemapXml } from "../../src/syndication/sitemaps.ts";
import { SITE } from "../fixtures/articles.ts";
import { mp4, pdf, VTT } from "../fixtures/media-files.ts";
import { minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const SAID = { title: "港口一日", description: "航拍，没有解说。", credit: "gazette", licence: "本站拍摄" };
const OWN = {
  ...{ kind: "video", file: "talk.mp4", ...SAID },
  ...{ transcript: ["只在文字稿里的话。"], captions: [{ file: "talk.vtt", language: "zh" }] },
};
const PATH = "/2025/05/sample/";

/** A publication whose one article has this one video, called `talk`. */
function publicationWith(media: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
  const files = minimalPublication();
  files.write("talk.mp4", mp4());
  files.write("talk.vtt", VTT);
  files.write("article.md", "正文。\n\n![](talk)\n");
  files.record({ media: { talk: media }, ...more });
  return files;
}

function codesOf(media: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>): string[] {
  return publicationWith(media, more)
    .problems()
    .map(({ code }) => code);
}

test("a video of the article's own is published with its captions, under names that change with the files", () => {
  const [article] = publicationWith(OWN).read(NOW).articles;
  assert.ok(article);
  const [talk] = mediaOf(article);
  assert.ok(talk?.shown);
  assert.deepEqual([talk.duration, talk.width, talk.height], [12, 640, 360]);
  const [video] = ownFilesOf(article);
  const [captions] = captionsOf(article);
  assert.match(video?.path ?? "", /^\/assets\/media\/talk-[0-9a-f]{12}\.mp4$/);
  assert.match(captions?.path ?? "", /^\/assets\/media\/talk-zh-[0-9a-f]{12}\.vtt$/);
});

test("captions in simplified characters are converted, unless somebody has written others in traditional ones", () => {
  const convertedOf = (...languages: readonly string[]) => {
    const captions = languages.map((language) => ({ file: "talk.vtt", language }));
    const [article] = publicationWith({ ...OWN, captions }).read(NOW).articles;
    return article && captionsOf(article).flatMap(({ language, isConverted }) => (isConverted ? language : []));
  };
  assert.deepEqual(convertedOf("zh", "en"), ["zh"]);
  assert.deepEqual(convertedOf("zh-CN", "ja"), ["zh-CN"]);
  assert.deepEqual(convertedOf("zh", "zh-Hant"), []);
});

const WRONG: readonly (readonly [what: string, change: Readonly<Record<string, unknown>>, code: string])[] = [
  ["no credit", { credit: null }, "missing-credit"],
  ["no licence", { licence: undefined }, "missing-licence"],
  ["no words for those who cannot see it", { description: undefined, transcript: undefined }, "missing-description"],
  ["no place", { file: undefined, captions: undefined }, "missing-media-file"],
  ["two places", { url: "https://youtu.be/abcdefghijk" }, "missing-media-file"],
  ["a file that is not there", { file: "other.mp4" }, "missing-media-file"],
  ["another kind than its file", { kind: "audio" }, "bad-media-file"],
  ["captions that are not there", { captions: [{ file: "other.vtt", language: "en" }] }, "bad-captions"],
  ["a poster that is no picture", { poster: "still" }, "unknown-poster"],
  [
    "the address of a channel",
    { file: undefined, captions: undefined, url: "https://www.youtube.com/@a" },
    "bad-media-address",
  ],
  ["a length that is none", { duration: "3 分钟" }, "bad-value"],
];

for (const [what, change, code] of WRONG)
  test(`a video with ${what} stops the build`, () => assert.ok(codesOf({ ...OWN, ...change }).includes(code)));

test("captions are told at the line of their own file", () => {
  const files = publicationWith(OWN);
  files.write("talk.vtt", VTT.replace("00:00:02.500 --> 00:00:05.000", "00:00:05.000 --> 00:00:02.500"));
  const [{ code, file, line } = { code: "", file: "", line: 0 }] = files.problems();
  assert.deepEqual([code, file.endsWith("talk.vtt"), line], ["bad-captions", true, 7]);
});

test("a file beside an article has to be a picture's, a video's or captions' on record", () => {
  const files = publicationWith({ ...OWN, captions: undefined });
  assert.deepEqual(
    files.problems().map(({ code }) => code),
    ["unrecorded-file"],
  );
});

test("a video stands in the text once, under a name of its own", () => {
  assert.deepEqual(
    codesOf(OWN, {
      quotes: {},
      media: { talk: OWN, other: { ...OWN, file: undefined, captions: undefined, url: "https://a.example/b" } },
    }),
    ["media-not-placed"],
  );
  const files = publicationWith(OWN);
  files.write("article.md", "正文。\n\n![](talk)\n\n![](talk)\n");
  assert.deepEqual(
    files.problems().map(({ code }) => code),
    ["media-placed-twice"],
  );
});

test("a poster is a picture with a credit of its own, and stands nowhere else", () => {
  const pictures = { chart: pictureRecord() };
  const files = publicationWith({ ...OWN, poster: "chart" }, { pictures });
  putPicture(files);
  const [article] = files.read(NOW).articles;
  assert.deepEqual(
    article?.credits.map(({ name }) => name),
    ["chart"],
  );
  files.write("article.md", "正文。\n\n![](talk)\n\n![](chart)\n");
  assert.deepEqual(
    files.problems().map(({ code }) => code),
    ["picture-placed-twice"],
  );
});

test("what of others is not played by the publication is linked to, with a reminder", () => {
  const clip = { kind: "video", url: "https://youtu.be/abcdefghijk", ...SAID };
  const files = publicationWith(OWN, { media: { talk: OWN, clip } });
  files.write("article.md", "正文。\n\n![](talk)\n\n![](clip)\n");
  const told = () => files.read(NOW).warnings.map(({ code }) => code);
  assert.deepEqual(told(), ["media-only-linked"]);
  assert.ok(!pageAt(files, NOW).includes("data-play"));
  files.siteData("site.json", { ...SITE, media: { players: ["youtube"] } });
  assert.deepEqual(told(), []);
  const page = pageAt(files, NOW);
  assert.match(page, /content="frame-src https:\/\/www\.youtube-nocookie\.com; media-src 'self'"/);
  assert.match(page, /data-play="https:\/\/www\.youtube-nocookie\.com\/embed\/abcdefghijk/);
});

/** The page of the article by a clock. */
function pageAt(files: ReturnType<typeof publicationWith>, now: number): string {
  const { siteData, articles } = files.read(now);
  const publication = publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(now) });
  return publication.articlePages.map((item) => pageText(articlePage, articlePage.value(publication, item))).join();
}

const TRACES = ["/assets/media/", "只在文字稿里的话", "航拍", "talk.mp4"];

test("of a video that was taken down nothing is left but its title and whose it is", () => {
  const files = publicationWith(OWN);
  assert.ok(TRACES.slice(0, 3).every((trace) => pageAt(files, NOW).includes(trace)));
  const record = { path: PATH, id: "20250519-sample", media: "talk", date: "2025-12-01T00:00:00-08:00" };
  files.siteData("withdrawals.json", [{ ...record, reason: "权利人要求", requestedBy: "公报" }]);
  const page = pageAt(files, NOW);
  for (const trace of TRACES) assert.ok(!page.includes(trace), trace);
  for (const kept of ["港口一日", "视频暂缺", "权利人要求", "公报"]) assert.ok(page.includes(kept), kept);
  assert.deepEqual(files.read(NOW).articles.flatMap(ownFilesOf), []);
  assert.deepEqual(files.read(NOW).articles.flatMap(captionsOf), []);
  files.siteData("withdrawals.json", [{ ...record, media: "tolk", reason: "权利人要求", requestedBy: "公报" }]);
  assert.deepEqual(
    files.problems().map(({ code }) => code),
    ["unknown-withdrawal"],
  );
});

test("so it is from the very moment at which its licence ends", () => {
  const until = "2025-12-01T00:00:00-08:00";
  const files = publicationWith({ ...OWN, until });
  const moment = Date.parse(until);
  assert.ok(pageAt(files, moment - 1).includes("/assets/media/"));
  const page = pageAt(files, moment);
  for (const trace of TRACES) assert.ok(!page.includes(trace), trace);
  assert.match(page, /本站使用这段视频的期限已于/);
});

test("a document tells how many pages it has, and is opened, not played", () => {
  const files = minimalPublication();
  files.write("report.pdf", pdf(12));
  files.write("article.md", "正文。\n\n![](report)\n");
  files.record({ media: { report: { kind: "document", file: "report.pdf", ...SAID } } });
  const page = pageAt(files, NOW);
  assert.match(page, /PDF · 12 页 · 1 KB/);
  assert.doesNotMatch(page, /data-play|<iframe|<embed|<object/);
});

test("a video with a poster is told to search engines, in the map of its page", () => {
  const files = publicationWith({ ...OWN, poster: "chart" }, { pictures: { chart: pictureRecord() } });
  putPicture(files);
  const { siteData, articles } = files.read(NOW);
  const maps = sitemapsOf(siteData.site, articles, [], new Clock(NOW)).map((map) => sitemapXml(siteData.site, map));
  const xml = maps.find((map) => map.includes("<video:video>")) ?? "";
  assert.match(xml, /xmlns:video=/);
  assert.match(xml, /<video:content_loc>https:\/\/[^<]*\/assets\/media\/talk-[0-9a-f]{12}\.mp4<.*<video:duration>12</);
  assert.match(xml, /<video:thumbnail_loc>https:\/\/[^<]*\/assets\/pictures\/chart-[^<]*\.jpg</);
});
