import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { pageText } from "../../src/build/pages/page-module.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { Clock } from "../../src/domain/clock.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import topicPage from "../../src/pages/topic.11ty.ts";
import topicsPage from "../../src/pages/topics.11ty.ts";
import { listAddresses, movedLists } from "../../src/publication/addresses.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const FIRST = "/2025/05/sample/";
const SECOND = "/2025/05/second/";
const THIRD = "/2025/05/third/";
const TOPIC = { title: "一件事", summary: "说来话长。", articles: [SECOND, FIRST, THIRD] };

/** Three articles, the newest of which draws on the gazette, and one topic. */
function withTopic(topic: Readonly<Record<string, unknown>>, introduction = ""): Publication {
  const p = minimalPublication();
  const titles = { "2025/05/second": "第二篇", "2025/05/third": "第三篇" };
  for (const [index, [folder, title]] of Object.entries(titles).entries()) {
    p.write("article.md", "正文。\n", folder);
    const published = `2025-05-2${index}T09:30:00-07:00`;
    p.record({ id: `story-of-${index}`, title, published, kind: "compilation", sources: ["gazette"] }, folder);
  }
  mkdirSync(join(p.data, "topics"));
  p.siteData("topics/story.json", { ...TOPIC, ...topic });
  if (introduction !== "") writeFileSync(join(p.data, "topics/story.md"), introduction);
  return p;
}

function read(p: Publication) {
  const report = new ProblemReport();
  const { siteData, articles } = readFolders(p, NOW, report, { drafts: false, html: true });
  const lines = (found: ProblemReport["problems"]) => found.map(({ code, message }) => `${code} ${message}`);
  const publication = siteData && publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(NOW) });
  const places = report.warnings.map(({ file, line, column }) => `${basename(file)}:${line}:${column}`);
  return { publication, errors: lines(report.problems), reminders: lines(report.warnings), places };
}

function published(p: Publication) {
  const { publication, errors } = read(p);
  if (!publication) throw new Error(errors.join());
  return publication;
}

test("a topic has its articles as the editor put them, all their sources, and events in the order of the days", () => {
  const chronology = [
    { date: "2025-05-20", text: "后来的事。", article: SECOND },
    { date: "2024-01-05", text: "起初的事。", source: { name: "某报", url: "https://daily.example/a" } },
  ];
  const publication = published(withTopic({ chronology }, "从头说起。\n"));
  const [topic] = publication.topicPages;
  assert.deepEqual(
    topic?.articles.map(({ path }) => path),
    [SECOND, FIRST, THIRD],
  );
  assert.deepEqual(topic?.sources, [{ name: "公报", key: "gazette", count: 2 }]);
  const page = topic ? pageText(topicPage, topicPage.value(publication, topic)) : "";
  const places = ["从头说起", "第二篇", "2024年1月5日", "https://daily.example/a", "后来的事"].map((said) =>
    page.indexOf(said, page.indexOf("<main")),
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok(!places.includes(-1));
  const [feed] = publication.feeds.filter(({ path }) => path === "/topics/story/");
  assert.deepEqual(
    feed?.articles.map(({ path }) => path),
    [THIRD, SECOND, FIRST],
  );
  const [index = ""] = topicsPage.items(publication);
  assert.match(pageText(topicsPage, topicsPage.value(publication, index)), /说来话长/);
});

test("at the head of an article stands its story, and what came out before it", () => {
  const publication = published(withTopic({}));
  const storyIn = (path: string) => {
    const item = publication.articlePages.find(({ article }) => article.path === path);
    const page = item ? pageText(articlePage, articlePage.value(publication, item)) : "";
    return /<aside class="story".*?<\/aside>/s.exec(page)?.[0] ?? "";
  };
  assert.match(storyIn(SECOND), /一件事<\/a>.*说来话长.*前情：<a href="\/2025\/05\/sample\/">/);
  assert.match(storyIn(THIRD), /前情：<a href="\/2025\/05\/second\/">/);
  assert.doesNotMatch(storyIn(FIRST), /前情/);
});

test("what is withdrawn, waits or never was is left out of a topic and stops nobody", () => {
  const events = [
    { date: "2025-05-20", text: "只有那一篇说过。", article: SECOND },
    { date: "2025-05-21", text: "还有别人说过。", article: SECOND, source: "gazette" },
  ];
  const p = withTopic({ articles: [SECOND, "story-of-1", "/2020/05/thirds/"], chronology: events });
  const gone = { path: SECOND, id: "story-of-0", date: "2025-12-01T00:00:00-08:00", reason: "侵权", requestedBy: "甲" };
  p.siteData("withdrawals.json", [gone]);
  const { publication, errors, reminders, places } = read(p);
  assert.deepEqual(errors, []);
  assert.match(
    reminders.join(),
    /“\/2025\/05\/second\/”已经撤下.*“\/2020\/05\/thirds\/”没有找到；最接近的是 \/2025\/05\/third\//,
  );
  const topicFile = readFileSync(join(p.data, "topics/story.json"), "utf8");
  const written = [SECOND, "/2020/05/thirds/"].map((name) => topicFile.indexOf(`"${name}"`) + 1);
  assert.deepEqual(
    places,
    written.map((column) => `story.json:1:${column}`),
  );
  const [topic] = publication?.topicPages ?? [];
  assert.deepEqual(
    topic?.articles.map(({ path }) => path),
    [THIRD],
  );
  assert.deepEqual(
    topic?.events.map(({ text }) => text),
    ["还有别人说过。"],
  );
});

test("one that is not out yet comes into its topic when it is", () => {
  const p = withTopic({});
  p.record(
    { id: "story-of-0", title: "第二篇", published: "2025-05-20T09:30:00-07:00", status: "draft" },
    "2025/05/second",
  );
  const { publication, reminders } = read(p);
  assert.deepEqual(
    publication?.topicPages[0]?.articles.map(({ path }) => path),
    [FIRST, THIRD],
  );
  assert.deepEqual(reminders, []);
});

test("an event that nobody vouches for is refused, and so is a picture without its credit and a stray file", () => {
  const wrong = (topic: Readonly<Record<string, unknown>>) => read(withTopic(topic)).errors.join();
  assert.match(wrong({ chronology: [{ date: "2025-05-20", text: "有这么一回事。" }] }), /unsourced-event/);
  assert.match(wrong({ picture: { file: "a.png", alt: "图", licence: "自有" } }), /missing-credit/);
  const stray = withTopic({});
  writeFileSync(join(stray.data, "topics/left-over.png"), "");
  assert.match(read(stray).errors.join(), /unrecorded-file/);
});

test("a topic without articles has a page, its old address leads on, and without topics there is no list of them", () => {
  const publication = published(withTopic({ articles: [], formerly: ["old-story"] }));
  assert.ok(listAddresses(publication).includes("/topics/story/"));
  assert.deepEqual(movedLists(publication), [{ from: "/topics/old-story/", to: "/topics/story/" }]);
  assert.deepEqual(topicsPage.items(published(minimalPublication())), []);
});
