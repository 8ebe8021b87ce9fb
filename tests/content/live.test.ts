import assert from "node:assert/strict";
import { test } from "node:test";
import { warnOfIdleLive } from "../../src/content/idle-live.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { dueArticles } from "../../src/deployment/due.ts";
import { liveParts, newsDate } from "../../src/domain/live.ts";
import { formatProblems } from "../../src/domain/problem.ts";
import { publicRecordOf } from "../../src/publication/public-record.ts";
import { FOLDER, minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2025-05-19T20:00:00-07:00");
const at = (clock: string) => `2025-05-19T${clock}:00-07:00`;

/** A live page with these entries: what their heads say, and their texts. */
function livePage(
  entries: Readonly<Record<string, readonly [head: Readonly<Record<string, unknown>>, text?: string]>>,
  changes: Readonly<Record<string, unknown>> = {},
) {
  const files = minimalPublication();
  files.record({ genre: "live", ...changes });
  for (const [name, [head, text = ""]] of Object.entries(entries))
    files.write(`live/${name}.md`, `${JSON.stringify(head, null, 2)}\n\n${text}\n`);
  return files;
}

function readNow(files: ReturnType<typeof minimalPublication>, now = NOW) {
  const [article] = files.read(now).articles;
  if (!article?.live) throw new Error("there is no live page");
  const { introduction, entries } = liveParts(article.body);
  return { article, live: article.live, introduction, entries };
}

test("entries stand in the order of their times, those of one minute in that of their names, whatever order they were written in", () => {
  const files = livePage({
    "z-first": [{ time: at("10:00"), title: "第一条", own: true }],
    "b-same": [{ time: at("11:00"), title: "同一分钟的第二条", own: true }],
    "a-same": [{ time: at("11:00"), title: "同一分钟的第一条", own: true }],
    "next-day": [{ time: "2025-05-20T09:00:00-07:00", title: "第二天", own: true }],
  });
  const { entries, article } = readNow(files, Date.parse("2025-05-20T12:00:00-07:00"));
  const names = entries.map(({ entry }) => entry.name);
  assert.deepEqual(names, ["z-first", "a-same", "b-same", "next-day"]);
  assert.equal(article.updated?.iso, "2025-05-20T09:00:00-07:00");
  assert.equal(newsDate(article).day, "2025-05-20");
});

test("an entry whose time is to come is nowhere until then, and its turn is known beforehand", () => {
  const files = livePage({
    out: [{ time: at("10:00"), title: "已经发出", own: true }, "读得到。"],
    later: [{ time: at("21:00"), title: "九点的消息", own: true }, "还不能读。"],
  });
  const before = files.read(NOW);
  assert.doesNotMatch(JSON.stringify(before.articles), /九点的消息|还不能读/);
  assert.equal(before.articles[0]?.updated?.iso, at("10:00"));
  assert.deepEqual(
    before.warnings.map(({ code, file }) => [code, file.endsWith("live/later.md")]),
    [["entry-not-out", true]],
  );
  assert.deepEqual(dueArticles(files.articles, 0, NOW).next, Date.parse(at("21:00")));
  const { entries } = readNow(files, Date.parse(at("21:00")));
  assert.equal(entries.length, 2);
});

test("an entry that was taken back leaves its reason in its place and not a word of what it said, and the record tells of it", () => {
  const gone = { time: at("11:00"), title: "误传的消息", sources: ["gazette"], key: true };
  const withdrawn = { date: at("12:00"), reason: "来源收回了报道。" };
  const changes = [{ date: at("11:30"), kind: "update", text: "补充误传的细节。" }];
  const files = livePage(
    {
      kept: [{ time: at("10:00"), title: "照旧", own: true }],
      gone: [{ ...gone, changes, withdrawn }, "误传的正文。\n\n![](chart)"],
    },
    { pictures: { chart: pictureRecord() } },
  );
  putPicture(files);
  const { article, entries } = readNow(files);
  assert.doesNotMatch(JSON.stringify(article), /误传/);
  assert.deepEqual(article.sources, []);
  assert.deepEqual(article.credits, []);
  assert.match(JSON.stringify(entries[1]), /这一条已撤下.*2025年5月19日 12:00撤下：来源收回了报道。/);
  const [line] = publicRecordOf([article], []);
  assert.equal(line?.label, "更正");
  assert.equal(line?.text, "5月19日 11:00 的一条：撤下。来源收回了报道。");
});

test("a correction of an entry stands with it and in the log of the article, and moves the date of its last change", () => {
  const changes = [{ date: at("15:00"), kind: "correction", text: "原文误作五人。", thanks: "王女士" }];
  const files = livePage(
    { one: [{ time: at("10:00"), title: "三人失联", own: true, changes }] },
    {
      changes: [{ date: at("12:00"), kind: "update", text: "补充背景。" }],
    },
  );
  const { article, entries } = readNow(files);
  assert.equal(article.updated?.iso, at("15:00"));
  assert.deepEqual(
    article.changes.map(({ text }) => text),
    ["补充背景。", "5月19日 10:00 “三人失联”：原文误作五人。"],
  );
  assert.equal(entries[0]?.entry.changes[0]?.thanks, "王女士");
});

test("whose news the entries are, the article says among its sources, each once; a compilation of them needs no others", () => {
  const files = livePage(
    {
      a: [{ time: at("10:00"), title: "甲", sources: [{ source: "gazette", url: "https://gazette.example/1" }] }],
      b: [{ time: at("11:00"), title: "乙", sources: ["Gazette", { name: "通讯社", url: "https://wire.example/2" }] }],
    },
    { kind: "compilation" },
  );
  const { article } = readNow(files);
  assert.deepEqual(
    article.sources.map(({ name, url }) => [name, url]),
    [
      ["公报", undefined],
      ["通讯社", undefined],
    ],
  );
});

test("pictures and quotations of the record stand in entries, each once, and links of entries are told at their files", () => {
  const files = livePage(
    {
      a: [{ time: at("10:00"), title: "甲", own: true }, "![](chart)\n\n见[另一条](#e-b)。"],
      b: [{ time: at("11:00"), title: "乙", own: true }, "![](chart)\n\n[没有这个](/2025/05/nothing/)。"],
    },
    { pictures: { chart: pictureRecord() } },
  );
  putPicture(files);
  const [twice, ...others] = files.problems();
  assert.deepEqual(others, []);
  assert.equal(twice?.code, "picture-placed-twice");
  assert.match(twice?.file ?? "", /live\/b\.md$/);
  files.write("live/b.md", `${JSON.stringify({ time: at("11:00"), title: "乙", own: true })}\n`);
  const { article } = readNow(files);
  assert.deepEqual(
    article.credits.map(({ credit }) => credit),
    ["公报"],
  );
});

/** Each is wrong in one way; what is told of it, and where. */
const WRONG: Readonly<
  Record<string, readonly [expected: string, spoil: (files: ReturnType<typeof livePage>) => void]>
> = {
  "no source": ["live/a.md:1:1 missing-entry-source", (files) => files.write("live/a.md", entry({}))],
  "an unknown source": [
    "live/a.md:5:5 unknown-source",
    (files) => files.write("live/a.md", entry({ sources: ["gazete"] })),
  ],
  "no head": ["live/a.md:1:1 missing-entry-head", (files) => files.write("live/a.md", "十点，会谈开始。\n")],
  "text behind the head": [
    "live/a.md:1:1 missing-entry-head",
    (files) =>
      files.write("live/a.md", `${JSON.stringify({ time: at("10:00"), title: "甲", own: true })} 会谈开始。\n`),
  ],
  "an open head": [
    "live/a.md:4:14 json-syntax",
    (files) => files.write("live/a.md", `${entry({ own: true }).slice(0, -2)}\n\n正文\n`),
  ],
  "an unknown field": [
    "live/a.md:4:3 unknown-key",
    (files) => files.write("live/a.md", entry({ soruce: "gazette", own: true })),
  ],
  "a subhead": [
    "live/a.md:7:1 bad-entry-text",
    (files) => files.write("live/a.md", `${entry({ own: true })}\n## 小标题\n`),
  ],
  "a note": [
    "live/a.md:9:1 bad-entry-text",
    (files) => files.write("live/a.md", `${entry({ own: true })}\n一句[^1]。\n\n[^1]: 注。\n`),
  ],
  HTML: ["live/a.md:7:1 html-in-text", (files) => files.write("live/a.md", `${entry({ own: true })}\n<b>粗</b>\n`)],
  "another zone": [
    "live/a.md:2:11 wrong-offset",
    (files) => files.write("live/a.md", entry({ own: true, time: "2025-05-19T10:00:00+08:00" })),
  ],
  "a change before it": [
    "live/a.md:7:15 bad-change-date",
    (files) =>
      files.write("live/a.md", entry({ own: true, changes: [{ date: at("09:40"), kind: "update", text: "早了。" }] })),
  ],
  "a name": ["live/十点.md:1:1 bad-entry-name", (files) => files.write("live/十点.md", entry({ own: true }))],
  "a folder": ["live/more:1:1 misplaced-file", (files) => files.write("live/more/a.md", entry({ own: true }))],
  "a reprint": [
    "article.json:6:11 bad-live-kind",
    (files) =>
      files.record({
        genre: "live",
        kind: "reprint",
        sources: [{ source: "gazette", url: "https://gazette.example/1", author: "甲" }],
      }),
  ],
  "an end before the beginning": [
    "article.json:10:12 bad-ended",
    (files) => files.record({ genre: "live", ended: at("09:00") }),
  ],
  "entries of another article": ["article.json:1:1 not-live", (files) => files.record({})],
};

function entry(head: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ time: at("10:00"), title: "甲", ...head }, null, 2)}\n`;
}

for (const [what, [expected, spoil]] of Object.entries(WRONG))
  test(`an entry or a live page with a mistake stops the build, at its place: ${what}`, () => {
    const files = livePage({ a: [{ time: at("10:00"), title: "甲", own: true }] });
    assert.deepEqual(files.problems(), []);
    spoil(files);
    const problems = files.problems();
    const [first] = problems;
    assert.ok(first, "nothing was told");
    assert.equal(
      `${first.file.split(`${FOLDER}/`)[1]}:${first.line}:${first.column} ${first.code}`,
      expected,
      formatProblems(problems),
    );
    assert.equal(problems.length, 1, formatProblems(problems));
  });

test("a live page that runs and gets no entry for days is pointed out; one that has ended, or goes on, is not", () => {
  const files = livePage({ first: [{ time: at("10:00"), title: "第一条", own: true }] });
  const toldAt = (moment: string) => {
    const report = new ProblemReport();
    const now = Date.parse(moment);
    warnOfIdleLive(files.read(now).articles, now, report);
    return report.warnings.map(({ code, message }) => `${code} ${message}`);
  };
  assert.deepEqual(toldAt("2025-05-22T09:59:00-07:00"), []);
  assert.deepEqual(toldAt("2025-05-22T10:00:00-07:00"), [
    "live-idle 滚动报道“标题”已经 3 天没有新的一条，页面还写着进行中。",
  ]);
  files.record({ genre: "live", ended: at("12:00") });
  assert.deepEqual(toldAt("2025-05-30T10:00:00-07:00"), []);
});
