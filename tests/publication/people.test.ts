import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pageText } from "../../src/build/pages/page-module.ts";
import { PeopleNames, warnOfUnregistered } from "../../src/content/people.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { Clock } from "../../src/domain/clock.ts";
import { PeopleRegistry } from "../../src/domain/person.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import peoplePage from "../../src/pages/people.11ty.ts";
import personPage from "../../src/pages/person.11ty.ts";
import { listAddresses, movedLists } from "../../src/publication/addresses.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";
import { minimalPublication, type Publication, pictureRecord } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const WANG = { name: "王小明", latin: "Wang Xiaoming", aliases: ["小明"], role: "记者", url: "https://wang.example" };
const PORTRAIT = pictureRecord({ file: "wang.png" });

function withPeople(people: unknown, record: Readonly<Record<string, unknown>> = {}): Publication {
  const p = minimalPublication();
  if (JSON.stringify(people).includes("portrait")) putPortrait(p);
  p.siteData("people.json", people);
  p.record({ desk: undefined, ...record });
  return p;
}

function putPortrait(p: Publication): void {
  mkdirSync(join(p.data, "people"));
  cpSync("tests/fixtures/every-feature/data/people/jia.png", join(p.data, "people/wang.png"));
}

function published(p: Publication) {
  const { siteData, articles } = p.read(NOW);
  return publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(NOW) });
}

/** Codes and messages of what is wrong, and of what is pointed out. */
function told(p: Publication) {
  const report = new ProblemReport();
  readFolders(p, NOW, report, { drafts: false, html: false });
  const lines = (found: ProblemReport["problems"]) => found.map(({ code, message }) => `${code} ${message}`);
  return { errors: lines(report.problems), reminders: lines(report.warnings) };
}

const people = { "wang-xiaoming": { ...WANG, portrait: PORTRAIT } };

test("who is registered is named as registered and led to by any of the names, and what they did stands in their list", () => {
  const named = { authors: ["小明", "客座"], contributors: [{ name: "wang-xiaoming", role: "photographer" }] };
  const publication = published(withPeople(people, named));
  const [item] = publication.articlePages;
  const page = item ? pageText(articlePage, articlePage.value(publication, item)) : "";
  assert.match(page, /<a rel="author" href="\/people\/wang-xiaoming\/">王小明<\/a>、客座/);
  assert.match(page, /"@type":"Person","name":"王小明","@id":"[^"]*#person","url":"[^"]*\/people\/wang-xiaoming\/"/);
  const [list] = publication.personLists;
  const own = list ? pageText(personPage, personPage.value(publication, list)) : "";
  for (const said of [
    "Wang Xiaoming",
    "记者",
    "https://wang.example",
    "作者、摄影",
    "图源：</span>公报",
    '"ProfilePage"',
  ])
    assert.ok(own.includes(said), said);
  assert.ok(publication.feeds.some(({ path, articles }) => path === "/people/wang-xiaoming/" && articles.length === 1));
});

test("somebody registered has a page before the first article, and a publication without people has none of theirs", () => {
  const publication = published(withPeople(people, { authors: ["客座"] }));
  assert.ok(listAddresses(publication).includes("/people/wang-xiaoming/"));
  const [index = ""] = peoplePage.items(publication);
  assert.match(pageText(peoplePage, peoplePage.value(publication, index)), /图：公报/);
  const without = published(minimalPublication());
  assert.ok(!listAddresses(without).some((path) => path.startsWith("/people/")));
  assert.deepEqual(peoplePage.items(without), []);
});

test("of a key that was another before the old address leads on", () => {
  const publication = published(withPeople({ wang: { ...WANG, formerly: ["xiao-ming"] } }, { authors: ["wang"] }));
  assert.deepEqual(movedLists(publication), [{ from: "/people/xiao-ming/", to: "/people/wang/" }]);
});

test("a name nobody bears is allowed, one that is nearly somebody's is asked about, two of one name are told apart by key", () => {
  const clean = told(withPeople(people, { authors: ["外人", "王红", "李小明"] }));
  assert.deepEqual(clean, { errors: [], reminders: [] });
  const near = told(withPeople(people, { authors: ["王晓明"] }));
  assert.match(near.reminders.join(), /^unknown-person .*“王晓明”，是不是“王小明”/);
  const two = { a: { name: "王小明" }, b: { name: "王小明", aliases: ["小王"] } };
  assert.match(told(withPeople(two, { authors: ["王小明"] })).reminders.join(), /unknown-person .*“a”、“b”/);
  assert.deepEqual(told(withPeople(two, { authors: ["a", "小王"] })), { errors: [], reminders: [] });
  const report = new ProblemReport();
  const authors = [{ name: "王小明" }, { name: "外人" }];
  warnOfUnregistered([{ authors, contributors: [] }], new PeopleNames(PeopleRegistry.parse(two)), "data", report);
  assert.match(report.warnings[0]?.message ?? "", /没有登记：外人（[^、]*$/);
  assert.match(
    told(withPeople({ a: { name: "甲" }, b: { name: "乙", aliases: ["a"] } })).errors.join(),
    /duplicate-person-name/,
  );
});

test("a portrait is held to what every picture is held to, and is gone when its licence ends", () => {
  const wrong = (portrait: unknown) =>
    told(withPeople({ wang: { ...WANG, portrait } }, { authors: ["甲"] })).errors.join();
  assert.match(wrong(pictureRecord({ file: "wang.png", credit: undefined })), /missing-credit/);
  assert.match(wrong(pictureRecord({ file: "wang.png", alt: undefined })), /missing-alt/);
  assert.match(wrong(pictureRecord({ file: "other.png" })), /missing-picture-file/);
  const stray = withPeople({ wang: WANG }, { authors: ["wang"] });
  putPortrait(stray);
  assert.match(told(stray).errors.join(), /unrecorded-file/);
  const ends = (until: string) =>
    published(withPeople({ wang: { ...WANG, portrait: { ...PORTRAIT, until } } }, { authors: ["wang"] })).bearers
      .length;
  assert.deepEqual([ends("2026-06-01T00:00:00-07:00"), ends("2025-06-01T00:00:00-07:00")], [2, 1]);
});
