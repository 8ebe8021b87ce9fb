import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { keptReadings } from "../../src/gate/kept-readings.ts";
import { SITE } from "../fixtures/articles.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { NOW } from "../fixtures/publications.ts";
import { MemoryTables, readWith } from "./kept-sequences.ts";

const AT = "https://house.example/1";
const OWN = "https://keep.example/1";
const COPY = {
  address: "https://web.archive.org/web/20250520000000/https://house.example/1",
  moment: "2025-05-20T00:00:00Z",
};
const WEEK = ["2025-06-01T00:00:00Z", "2025-06-05T00:00:00Z", "2025-06-09T00:00:00Z"];
const QUOTE = { speaker: "市长", platform: "x", text: "说到做到。", url: AT, checked: "2025-05-20T00:00:00-07:00" };

/** An article that rests on one text, and quotes it. */
function publication(source: object = {}, quote: object = {}) {
  const p = minimalPublication();
  p.siteData("site.json", { ...SITE, originals: { copies: "find" } });
  p.record({
    kind: "compilation",
    sources: [{ name: "甲报", url: AT, ...source }],
    quotes: { said: { ...QUOTE, ...quote } },
  });
  p.write("article.md", "正文。\n\n![](said)\n");
  return p;
}

function fatesOf(p: ReturnType<typeof minimalPublication>) {
  const [article] = p.read(NOW).articles;
  const quote = article?.body.flatMap((block) => (block.kind === "quote" ? block.quote : []))[0];
  return [article?.sources[0], quote].map((one) => [one?.gone, one?.archived, one?.changed?.text]);
}

test("what is gone for good is gone wherever it is cited, and a copy on record comes before one that was found", () => {
  const p = publication();
  assert.deepEqual(fatesOf(p), [
    [undefined, undefined, undefined],
    [undefined, undefined, undefined],
  ]);
  p.siteData("evidence.json", { [AT]: { gone: WEEK, copy: COPY } });
  assert.deepEqual(fatesOf(p), [
    [true, COPY.address, undefined],
    [true, COPY.address, undefined],
  ]);
  const own = publication({ archived: OWN }, { archived: OWN });
  own.siteData("evidence.json", { [AT]: { gone: WEEK, copy: COPY } });
  assert.deepEqual(fatesOf(own), [
    [true, OWN, undefined],
    [true, OWN, undefined],
  ]);
});

test("a copy that was found is shown of nothing that can be opened", () => {
  const p = publication();
  p.siteData("evidence.json", { [AT]: { gone: WEEK.slice(0, 2), copy: COPY } });
  assert.deepEqual(fatesOf(p)[0], [undefined, undefined, undefined]);
});

test("a publication that asks no archive leads readers to none, but to the copies on its own record", () => {
  for (const [own, shown] of [
    [{}, undefined],
    [{ archived: OWN }, OWN],
  ] as const) {
    const p = publication(own);
    p.siteData("evidence.json", { [AT]: { gone: WEEK, copy: COPY } });
    p.siteData("site.json", SITE);
    assert.deepEqual(fatesOf(p)[0], [true, shown, undefined]);
  }
});

test("what became of the first in a chain is told of it alone", () => {
  const origin = "https://wire.example/1";
  const p = publication({ via: [{ name: "通讯社", url: origin }] });
  p.siteData("evidence.json", { [origin]: { gone: WEEK } });
  const [source] = p.read(NOW).articles[0]?.sources ?? [];
  assert.deepEqual([source?.gone, source?.via?.[0]?.gone], [undefined, true]);
});

test("a copy that is the original's own address, however it is written, is an error at its place", () => {
  for (const archived of [AT, "http://www.house.example/1/", `${AT}#text`])
    for (const p of [publication({ archived }), publication({}, { archived })]) {
      const [problem, ...more] = p.problems();
      assert.equal(problem?.code, "bad-value");
      assert.match(problem.message, /存档写的就是原文的地址/);
      assert.ok(more.length === 0 && problem.line !== undefined);
    }
});

test("what an editor has found is told beside the source, and among the article's changes only if it matters", () => {
  const changed = { date: "2025-06-01T00:00:00-07:00", text: "改了日期,不影响本文。" };
  const quiet = publication({ changed }, { changed });
  assert.deepEqual(fatesOf(quiet), [
    [undefined, undefined, "改了日期，不影响本文。"],
    [undefined, undefined, "改了日期，不影响本文。"],
  ]);
  assert.deepEqual(quiet.read(NOW).articles[0]?.changes, []);
  const loud = publication({ changed: { ...changed, tell: true } }).read(NOW).articles[0];
  assert.deepEqual(
    loud?.changes.map(({ kind, text }) => [kind, text]),
    [["update", "来源“甲报”的原文后来有改动：改了日期，不影响本文。"]],
  );
  assert.equal(loud?.updated?.day, "2025-06-01");
});

for (const [what, code, changed] of [
  ["before the article came out", "bad-change-date", { date: "2025-05-01T00:00:00-07:00", text: "改了。" }],
  ["in the future", "future-date", { date: "2027-05-01T00:00:00-07:00", text: "改了。" }],
  ["without a zone", "bad-date", { date: "2025-06-01", text: "改了。" }],
  ["without a line", "missing-field", { date: "2025-06-01T00:00:00-07:00" }],
  ["with an answer that is none", "bad-value", { date: "2025-06-01T00:00:00-07:00", text: "改了。", tell: false }],
] as const)
  test(`a change of an original ${what} is an error at its place, of a source and of a quotation`, () => {
    for (const p of [publication({ changed }), publication({}, { changed })])
      assert.deepEqual(
        p.problems().map((one) => [one.code, one.line === undefined]),
        [[code, false]],
      );
  });

test("a record of what was seen that is damaged stops the build, with the line", () => {
  for (const [text, code] of [
    ['{\n  "a": {\n<<<<<<< ours\n', "json-syntax"],
    ['{\n  "https://house.example/1": { "gone": ["gestern"] }\n}\n', "bad-value"],
    ['{\n  "https://house.example/1": { "seen": true }\n}\n', "unknown-key"],
    ['{\n  "https://house.example/1": {},\n  "https://house.example/1": { "gone": [] }\n}\n', "duplicate-key"],
    [
      '{\n  "https://house.example/1": { "copy": { "address": "javascript:1", "moment": "2025-05-20T00:00:00Z" } }\n}\n',
      "bad-value",
    ],
    ...[
      "https://evil.example/web/20250520000000/https://house.example/1",
      "https://web.archive.org/web/20250520000000/https://evil.example/1",
      "https://web.archive.org/web/x/https://house.example/1",
      "https://web.archive.org/save/https://house.example/1",
    ].map((address) => {
      const copy = { address, moment: "2025-05-20T00:00:00Z" };
      return [JSON.stringify({ [AT]: { copy } }, null, 2), "bad-value"] as const;
    }),
  ] as const) {
    const p = publication();
    writeFileSync(join(p.data, "evidence.json"), text);
    const [problem] = p.problems();
    assert.equal(problem?.code, code);
    assert.ok(problem?.file.endsWith("evidence.json") && (problem.line ?? 0) >= 2, JSON.stringify(problem));
  }
});

test("an article that was read before is read anew when one of its own texts is gone, and no other", () => {
  const places = publication();
  places.record({ id: "20250519-second" }, "2025/05/second");
  places.write("article.md", "第二篇。\n", "2025/05/second");
  const tables = new MemoryTables();
  const kept = keptReadings(() => tables);
  const fates = () => readWith(kept, { places, now: NOW }).articles.map(({ sources }) => sources[0]?.archived);
  fates();
  const before = tables.kept.articles ?? 0;
  places.siteData("evidence.json", { [AT]: { gone: WEEK, copy: COPY }, "https://other.example/1": { gone: WEEK } });
  assert.ok(fates().includes(COPY.address));
  assert.equal((tables.kept.articles ?? 0) - before, 1);
});
