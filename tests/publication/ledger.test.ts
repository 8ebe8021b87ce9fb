import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block } from "../../src/domain/article.ts";
import { SourceRegistry } from "../../src/domain/source.ts";
import { drawnFrom, ledgerOf } from "../../src/publication/ledger.ts";
import { ledgerCsv, ledgerJson } from "../../src/syndication/ledger-files.ts";
import { articleOn } from "../fixtures/articles.ts";

const LICENCE = "https://gazette.example/licence";
const REGISTRY = SourceRegistry.parse({
  gazette: { name: "公报", url: "https://gazette.example", basis: "转载许可", licenceUrl: LICENCE, share: 0.5 },
  unused: { name: "没用过", url: "https://unused.example", basis: "测试" },
});
const GAZETTE = { key: "gazette", name: "公报" };
const picture: Block = { kind: "picture", picture: { name: "p", shown: false, reason: "缺", credit: GAZETTE } };
const ARTICLES = [
  articleOn(2, { slug: "reprint", kind: "reprint", sources: [{ ...GAZETTE, share: 0.4 }] }),
  articleOn(1, {
    slug: "both",
    kind: "compilation",
    sources: [GAZETTE, { ...GAZETTE, title: "另一篇" }],
    body: [picture, picture],
  }),
  articleOn(0, { slug: "other", kind: "compilation", sources: [{ name: "=别家", url: "https://other.example/1" }] }),
];
const NOTICES = [
  { received: "2025-01-02", source: "gazette", about: "测试", status: "open" },
  { received: "2025-01-01", source: "gazette", about: "测试", status: "settled" },
] as const;
const LEDGER = ledgerOf(REGISTRY, ARTICLES, NOTICES);

test("every source is in the ledger, the most used first, with what was drawn from it", () => {
  assert.deepEqual(
    LEDGER.map(({ name, total, pictures, openNotices, largestShare }) => ({
      name,
      total,
      pictures,
      openNotices,
      largestShare,
    })),
    [
      { name: "公报", total: 2, pictures: 2, openNotices: 1, largestShare: 0.4 },
      { name: "=别家", total: 1, pictures: 0, openNotices: 0, largestShare: undefined },
      { name: "没用过", total: 0, pictures: 0, openNotices: 0, largestShare: undefined },
    ],
  );
  assert.deepEqual(LEDGER[0]?.articles, { original: 0, compilation: 1, translation: 0, reprint: 1, unknown: 0 });
  assert.equal(LEDGER[0]?.lastUsed?.day, "2025-01-03");
});

for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\u{ff1d}1"]) {
  test(`a source that calls itself ${name} is no formula in the spreadsheet`, () => {
    const sources = [{ name, url: "https://other.example/1" }];
    const csv = ledgerCsv(ledgerOf({}, [articleOn(0, { kind: "compilation", sources })], []));
    assert.ok(csv.includes(`\n'${name},`), csv);
  });
}

test("the spreadsheet opens as UTF-8, with the terms of every source", () => {
  const csv = ledgerCsv(LEDGER);
  assert.ok(csv.startsWith("\uFEFF来源,登记键,"));
  assert.match(
    csv,
    /^公报,gazette,https:\/\/gazette\.example,0,1,0,1,0,2,0,0,0,0,0,0,转载许可,https:\/\/gazette\.example\/licence,0\.5,0\.4,2025-01-03,1,active$/m,
  );
  assert.match(csv, /^'=别家,/m);
});

test("the JSON says the same", () => {
  const { sources } = JSON.parse(ledgerJson(LEDGER));
  assert.equal(sources.length, 3);
  assert.deepEqual(
    [sources[0].key, sources[0].basis, sources[0].shareLimit, sources[0].lastUsed],
    ["gazette", "转载许可", 0.5, "2025-01-03"],
  );
});

test("the page of a source can say why an article stands on it", () => {
  const drawn = ARTICLES.map((article) => drawnFrom(article, "gazette"));
  assert.deepEqual(drawn, [
    { texts: 1, pictures: 0, charts: 0, quotes: 0, media: 0, via: 0 },
    { texts: 2, pictures: 2, charts: 0, quotes: 0, media: 0, via: 0 },
    { texts: 0, pictures: 0, charts: 0, quotes: 0, media: 0, via: 0 },
  ]);
});
