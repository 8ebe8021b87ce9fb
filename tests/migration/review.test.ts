import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PeopleNames } from "../../src/content/people.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readSiteData } from "../../src/content/site-data.ts";
import { Clock } from "../../src/domain/clock.ts";
import { PeopleRegistry } from "../../src/domain/person.ts";
import { decisionKey, decisionsIn, decisionsPath, readDecisions } from "../../src/migration/review/decisions.ts";
import { keepDecision, withDecision } from "../../src/migration/review/keep-decision.ts";
import { type OpenQuestion, reviewQuestions } from "../../src/migration/review/review.ts";
import { personOf } from "../../src/migration/signature.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

function question(
  about: OpenQuestion["about"],
  shown: string,
  count: number,
  proposals: readonly string[] = [],
): OpenQuestion {
  return { about, shown, count, proposals, key: decisionKey(shown), unanswered: "先空着", examples: ["《某篇》"] };
}

const OPEN = [
  question("section", "國際新聞", 3),
  question("credit", "图源：公報", 412, ["gazette"]),
  question("tag", "某标签", 5),
  question("author", "admin", 40),
  question("source", "来源：某网", 7),
];

/** Somebody who types these lines, one at a time. */
async function answering(typed: readonly string[], open = OPEN) {
  const { data } = minimalPublication();
  const siteData = readSiteData(data, new ProblemReport());
  assert.ok(siteData);
  const [left, asked, printed]: [string[], string[], string[]] = [[...typed], [], []];
  const path = decisionsPath(data);
  const keptAt: string[] = [];
  const answered = await reviewQuestions(
    open,
    {
      ask: async (text) => {
        asked.push(text);
        keptAt.push(existsSync(path) ? readFileSync(path, "utf8") : "");
        return left.shift();
      },
      print: (text) => void printed.push(text),
    },
    siteData,
    (some, answer) => keepDecision(path, some, answer, assert.fail),
    Date.parse("2026-11-20T20:00:00.346Z"),
  );
  const decisions = readDecisions(path, new ProblemReport(), undefined);
  assert.ok(decisions);
  return { answered, asked, printed: printed.join(""), decisions, keptAt, path };
}

test("what concerns most posts is asked first, and each answer is on the disk before the next question", async () => {
  const { answered, printed, decisions, keptAt } = await answering([
    "1",
    "-",
    "https://没有",
    "某网 https://net.example",
    "话题",
    "要闻",
  ]);
  assert.equal(answered, 5);
  const places = ["412 处", "40 处", "7 处", "5 处", "3 处"].map((count) => printed.indexOf(count));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.match(printed, /如 《某篇》/);
  assert.equal(decisions.credit.get(decisionKey("圖源: 公报")), "gazette");
  assert.equal(decisions.author.get("admin"), null);
  assert.deepEqual(decisions.source.get(decisionKey("来源：某网")), { name: "某网", url: "https://net.example" });
  assert.equal(decisions.tag.get("某标签"), "topic");
  assert.equal(decisions.section.get(decisionKey("国际新闻")), "news");
  assert.match(keptAt[1] ?? "", /"图源：公報": "gazette"/);
});

test("Enter leaves a question open, ? lists what there is, and q or the end of the input end it", async () => {
  const { answered, printed, decisions } = await answering(["", "?", "q"]);
  assert.deepEqual([answered, decisions.credit.size, decisions.author.size], [0, 0, 0]);
  assert.match(printed, /还没有登记的/);
  assert.equal((await answering([])).answered, 0);
});

test("whoever has mistyped goes back and answers again, and the later answer counts, once", async () => {
  const { answered, decisions, asked } = await answering(["<", "-", "<", "gazette", "＜", "", "q"]);
  assert.equal(answered, 1);
  assert.equal(decisions.credit.get(decisionKey("图源：公报")), "gazette");
  assert.deepEqual(asked.slice(0, 5), ["图源：", "图源：", "旧站的作者：", "图源：", "旧站的作者："]);
});

test("whose an old site's pictures are is decided with a ground and a name, and bears its day", async () => {
  const open = [question("picture-rights", "https://old.example", 900)];
  const { answered, printed, decisions } = await answering(["gazette", "gazette；本报记者拍摄；总编辑 王某"], open);
  assert.equal(answered, 1);
  assert.match(printed, /三样都写/);
  const [kept] = decisions["picture-rights"].get("https://old.example") ?? [];
  assert.ok(kept);
  const { decided, ...rights } = kept;
  assert.deepEqual(rights, { credit: "gazette", licence: "本报记者拍摄", by: "总编辑 王某" });
  assert.equal(Date.parse(decided), Date.parse("2026-11-20T20:00:00Z"));
});

test("whose pictures are may be decided of sections and years, and what was decided before stays before it", async () => {
  const typed = "gazette；本报记者拍摄；总编辑 王某";
  const site = "https://old.example";
  const kept = async (lines: readonly string[], earlier?: OpenQuestion["earlier"]) => {
    const open = [{ ...question("picture-rights", site, 900), ...(earlier && { earlier }) }];
    const { decisions, printed } = await answering(lines, open);
    return { printed, all: decisions["picture-rights"].get(site) ?? [] };
  };
  const scopes = ["；要闻 2010 - 2014年", "；至2014", "；2015年起", "；2014"].map(async (some) => {
    const [one] = (await kept([typed + some])).all;
    return [one?.sections, one?.from?.slice(0, 16), one?.before?.slice(0, 16)];
  });
  assert.deepEqual(await Promise.all(scopes), [
    [["news"], "2010-01-01T00:00", "2015-01-01T00:00"],
    [undefined, undefined, "2015-01-01T00:00"],
    [undefined, "2015-01-01T00:00", undefined],
    [undefined, "2014-01-01T00:00", "2015-01-01T00:00"],
  ]);
  for (const some of ["；2014-2010", "；没有的栏目", "；2010 2011"])
    assert.match((await kept([typed + some])).printed, /不知道“.*”是哪些文章/);
  const { all } = await kept([`${typed}；要闻`]);
  const earlier = all.flatMap((one) => one ?? []);
  assert.deepEqual(
    (await kept([typed], earlier)).all.map((one) => one?.sections),
    [["news"], undefined],
  );
  assert.deepEqual((await kept(["-"], earlier)).all, [...earlier, null]);
});

test("what people wrote in the file stays as they wrote it, and a later answer takes the place of an earlier one", () => {
  const typed = `{\n    "tags": {"甲": null},\n    "credits": {\n        "圖源：ctv": "old" }\n}\n`;
  const credit = { about: "credit", key: decisionKey("图源：CTV"), shown: "图源：CTV" } as const;
  const text = withDecision(typed, credit, "ctv");
  assert.equal(text, typed.replace('"old"', '"ctv"'));
  const zone = { about: "zone", key: "https://old.example", shown: "https://old.example" } as const;
  const more = withDecision(text, zone, "America/Toronto");
  assert.ok(more.startsWith(text.slice(0, text.indexOf("}\n}"))), more);
  assert.deepEqual(JSON.parse(more).zone, { "https://old.example": "America/Toronto" });
});

test("a file of decisions in which something is wrong is refused by line, and decides nothing", () => {
  const { data } = minimalPublication();
  const report = new ProblemReport();
  writeFileSync(join(data, "migration.json"), '{\n  "zone": { "https://old.example": "Mars/Olympus" }\n}\n');
  assert.equal(readDecisions(decisionsPath(data), report, undefined), undefined);
  assert.deepEqual(
    report.problems.map(({ line, code }) => [line, code]),
    [[2, "bad-value"]],
  );
});

test("an answer that names no section or tag of the publication is refused by line, with those that there are", () => {
  const { data } = minimalPublication();
  const siteData = readSiteData(data, new ProblemReport());
  assert.ok(siteData);
  const report = new ProblemReport();
  const typed =
    '{\n  "sections": { "国际": "news",\n    "本地": "newz", "公告": null },\n  "tags": { "某": "topics" }\n}\n';
  writeFileSync(join(data, "migration.json"), typed);
  readDecisions(decisionsPath(data), report, { siteData, clock: new Clock(0) });
  assert.deepEqual(
    report.problems.map(({ line, code }) => [line, code]),
    [
      [3, "unknown-section"],
      [4, "unknown-tag"],
    ],
  );
  for (const { message } of report.problems) assert.match(message, /“(?:newz|topics)”，有的是 (?:news|topic) /);
});

test("the old list of an author is the person's who was decided on or is registered under the name, and no namesake's", () => {
  const registry = PeopleRegistry.parse({
    "wang-wu": { name: "王五" },
    "li-da": { name: "李大" },
    "li-er": { name: "李二", aliases: ["李大"] },
  });
  const authors = new Map(Object.entries({ wang: "王五", li: "李大", desk: "小编", admin: "王五" }));
  const of = (decided: Readonly<Record<string, string | null>>, login: string) =>
    personOf({ authors }, { peopleNames: new PeopleNames(registry) }, decisionsIn({ authors: decided }))(login);
  assert.equal(of({}, "wang"), "wang-wu");
  assert.equal(of({}, "li"), undefined);
  assert.equal(of({ 小编: "li-er" }, "desk"), "li-er");
  assert.equal(of({ 小编: "没有登记的人" }, "desk"), undefined);
  assert.equal(of({ 王五: null }, "wang"), undefined);
});

test("whoever has no registration and no site is answered by name: as the question shows it, or behind a sign", async () => {
  const asked = [
    question("credit", "图源：馮先生", 9),
    question("credit", "图源：某某学校", 8),
    question("credit", "图源：公報報", 7, ["gazette"]),
    question("credit", "图源：某网友", 6),
  ];
  const { decisions, printed } = await answering(["馮先生", "甲某", "=某某学校", "公報報", "1", "= 网友 乙"], asked);
  const of = (said: string) => decisions.credit.get(decisionKey(said));
  assert.deepEqual(of("图源：馮先生"), { name: "馮先生" });
  assert.deepEqual(of("图源：某某学校"), { name: "某某学校" });
  assert.equal(of("图源：公報報"), "gazette");
  assert.deepEqual(of("图源：某网友"), { name: "网友 乙" });
  assert.match(printed, /没有登记过来源“甲某”.*写“=甲某”/);
});

test("the publication may be called 本报 in an answer, as the question itself does", async () => {
  const asked = [question("picture-rights", "https://old.example", 3), question("credit", "图源：本報", 2)];
  const { decisions } = await answering(["本报；本报记者拍摄；总编辑 王某", "本報"], asked);
  const [rights] = decisions["picture-rights"].get("https://old.example") ?? [];
  assert.ok(rights?.credit);
  assert.deepEqual(decisions.credit.get(decisionKey("图源：本报")), rights.credit);
});

const PLAIN = Array.from({ length: 40 }, (_, at) =>
  question("credit", `说明里的名字：${"港口早晨".repeat(1 + (at % 2))}第${at}`, 40 - at),
);

test("what is alike and has no word for whose a picture is is answered at once, after some of it was shown, and only that", async () => {
  const speaks = question("credit", "说明里的名字：摄于公报大楼", 2);
  const { answered, printed, decisions, asked } = await answering(["-", ""], [...PLAIN, speaks]);
  assert.deepEqual([answered, asked.length], [40, 2]);
  assert.match(printed, /几个字的图片说明、小标题 {2}40 种写法，共 820 处/);
  assert.equal(printed.match(/ {6}如 “/g)?.length, 5);
  assert.equal([...decisions.credit.values()].filter((one) => one === null).length, 40);
  // A name that comes later is asked about again, and so is what was not shown as one of these.
  assert.deepEqual(
    ["说明里的名字：灯塔的远景", speaks.shown].map((one) => decisions.credit.has(decisionKey(one))),
    [false, false],
  );
});

test("whoever sees one among them that is somebody's goes through them one by one, and few are never taken together", async () => {
  const { answered, printed } = await answering(["?", "公报", "+", "公报", "-", "q"], PLAIN);
  assert.equal(answered, 2);
  assert.match(printed, /只能一起答不是/);
  assert.doesNotMatch((await answering(["q"], PLAIN.slice(0, 7))).printed, /种写法/);
});
