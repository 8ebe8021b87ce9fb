import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { nextDueOf } from "../../src/build/next-due.ts";
import { clockChanges, offsetAt } from "../../src/domain/time-zone.ts";
import { SITE } from "../fixtures/articles.ts";
import { minimalPublication, RECORD } from "../fixtures/minimal-publication.ts";

const OWN = "20250519-sample";
const NOON = Date.parse("2026-01-01T12:00:00Z");
const LATER = "2026-01-01T20:00:00-08:00";

/** What an editor's file comes to at noon, and what is pointed out. */
function atNoon(front: unknown, change: (files: ReturnType<typeof minimalPublication>) => void = () => {}) {
  const files = minimalPublication();
  files.siteData("front.json", front);
  change(files);
  const { front: plan, warnings, articles, skipped } = files.read(NOON);
  return { plan, told: warnings.map(({ code, line, message }) => ({ code, line, message })), articles, skipped };
}

/** The codes of the mistakes for which nothing is built. */
function refused(front: unknown): readonly string[] {
  const files = minimalPublication();
  files.siteData("front.json", front);
  return files.problems().map(({ code }) => code);
}

test("an article is put on the front page by its id or its address, until its end, which is a moment to build at", () => {
  const byId = atNoon({ lead: { article: OWN, until: LATER } });
  assert.equal(byId.plan.lead, OWN);
  assert.deepEqual(byId.told, []);
  assert.deepEqual(nextDueOf(byId.skipped, byId.articles, byId.plan), { at: LATER, paths: ["/"] });
  const byAddress = atNoon({ stories: [{ article: "/2025/05/sample/" }], picks: [] });
  assert.deepEqual([byAddress.plan.stories, byAddress.plan.ends], [[OWN], []]);
  // As it is copied out of a browser.
  for (const article of [
    "/2025/05/sample",
    `${SITE.url}/2025/05/sample/`,
    `${SITE.url}/hant/2025/05/sample/?from=list#comments`,
    "http://127.0.0.1:8080/2025/05/sample",
  ])
    assert.deepEqual(atNoon({ picks: [{ article, until: LATER }] }).plan.picks, [OWN], article);
  const elsewhere = atNoon({ lead: { article: "https://other.test/2025/05/sample/" } });
  assert.deepEqual([elsewhere.plan.lead, elsewhere.told.length], [undefined, 1]);
  const over = atNoon({ lead: { article: OWN, until: "2026-01-01T04:00:00-08:00" } });
  assert.deepEqual([over.plan.lead, over.told], [undefined, []]);
});

test("what nobody can see now stands nowhere, stops no build, and is pointed out where it is written", () => {
  const unknown = atNoon({ stories: [{ article: "20250519-simple" }] });
  assert.deepEqual([unknown.plan.stories, unknown.told.length], [[], 1]);
  assert.equal(unknown.told[0]?.code, "front-not-out");
  assert.match(unknown.told[0]?.message ?? "", /20250519-simple.*最接近的是 20250519-sample/);
  const far = atNoon({ stories: [{ article: "20250519-harbour" }, { article: "/2025/05/harbour-report/" }] });
  assert.ok(far.told.length === 2 && far.told.every(({ message }) => !message.includes("最接近")));
  const moved = atNoon({ stories: [{ article: "/2025/06/sample/" }] });
  assert.match(moved.told[0]?.message ?? "", /最接近的是 \/2025\/05\/sample\//);
  const pinned = { lead: { article: OWN } };
  const draft = atNoon(pinned, (files) => files.record({ ...RECORD, status: "draft" }));
  assert.match(draft.told[0]?.message ?? "", /还是草稿/);
  const early = atNoon(pinned, (files) => files.record({ ...RECORD, publishAt: "2027-01-01T00:00:00-07:00" }));
  assert.match(early.told[0]?.message ?? "", /要到 2027年1月1日 才发布/);
  const date = "2026-01-01T03:00:00-08:00";
  const withdrawal = { path: "/2025/05/sample/", id: OWN, date, reason: "权利人要求", requestedBy: "公报" };
  for (const article of [OWN, "/2025/05/sample/"]) {
    const gone = atNoon({ lead: { article } }, (files) => files.siteData("withdrawals.json", [withdrawal]));
    assert.match(gone.told[0]?.message ?? "", /已经撤下/);
    assert.deepEqual(gone.plan.lead, undefined);
  }
});

test("a place among the news cannot be given to what somebody has paid for", () => {
  const sponsor = { name: "枫叶银行", url: "https://bank.example/" };
  for (const front of [{ lead: { article: OWN } }, { stories: [{ article: OWN }] }, { picks: [{ article: OWN }] }]) {
    const { plan, told } = atNoon(front, (files) => files.record({ ...RECORD, genre: "sponsored", sponsor }));
    assert.deepEqual([plan.lead, plan.stories, plan.picks], [undefined, [], []]);
    assert.deepEqual(
      told.map(({ code }) => code),
      ["front-advertisement"],
    );
  }
});

test("an article that is put in two places stands in the first, and the second is pointed out", () => {
  const { plan, told } = atNoon({ lead: { article: OWN }, picks: [{ article: "/2025/05/sample/" }] });
  assert.deepEqual([plan.lead, plan.picks], [OWN, []]);
  assert.deepEqual(
    told.map(({ code }) => code),
    ["front-repeated"],
  );
});

test("what is written wrongly in it is an error like anywhere else", () => {
  assert.deepEqual(refused({ lead: {}, story: [] }), ["missing-field", "unknown-key"]);
  assert.deepEqual(refused({ stories: [{ article: OWN, until: "明天" }] }), ["bad-date"]);
  assert.deepEqual(refused({ stories: [{ article: OWN, until: "2026-01-01T20:00:00Z" }] }), ["wrong-offset"]);
  assert.deepEqual(refused([]), ["wrong-type"]);
});

const ZONES = ["America/Vancouver", "America/Toronto", "America/St_Johns", "UTC", "Asia/Shanghai"];
const MINUTE = 60_000;
const YEAR_MS = 366 * 24 * 60 * MINUTE;

/** A moment as it is written in a zone. */
function written(epoch: number, offset: number): string {
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = `${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  return new Date(epoch + offset * MINUTE).toISOString().slice(0, 19) + zone;
}

test("an article stands there until the minute that is written and not after it, in every zone and when clocks change", () => {
  const random = seededRandom(91);
  for (const timeZone of ZONES) {
    const files = minimalPublication();
    files.siteData("site.json", { ...SITE, timeZone });
    const published = Date.parse("2025-05-19T16:30:00Z");
    files.record({ ...RECORD, published: written(published, offsetAt(published, timeZone)) });
    const changes = clockChanges(timeZone).flatMap(([from]) => (from > NOON && from < NOON + YEAR_MS ? [from] : []));
    const near = changes.flatMap((from) => [-90, -1, 0, 1, 90].map((minutes) => from + minutes * MINUTE));
    const ends = [...near, ...Array.from({ length: 4 }, () => NOON + MINUTE * between(random, 1, YEAR_MS / MINUTE))];
    for (const end of ends) {
      const until = written(end, offsetAt(end, timeZone));
      files.siteData("front.json", { lead: { article: OWN, until } });
      const [before, after] = [files.read(end - 1), files.read(end)];
      assert.deepEqual([before.front.lead, after.front.lead], [OWN, undefined], `${timeZone} ${until}`);
      assert.equal(nextDueOf(before.skipped, before.articles, before.front)?.at, until);
      assert.equal(nextDueOf(after.skipped, after.articles, after.front), null);
    }
  }
});
