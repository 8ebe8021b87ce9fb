import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, mock, test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { lyingIn } from "../../src/content/article-files.ts";
import type { KeptArticle } from "../../src/content/kept-reading.ts";
import { SecretScan } from "../../src/content/secrets.ts";
import { type KeptReadings, keptReadings } from "../../src/gate/kept-readings.ts";
import { digestOf } from "../../src/kept/digest.ts";
import { FOLDER, minimalPublication, minimalPublicationIn, putPicture } from "../fixtures/minimal-publication.ts";
import { EDITS, EditedPublication } from "./kept-edits.ts";
import { MemoryTables, proveKeptReadings, readWith } from "./kept-sequences.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");

/** An hour on, when whatever was written before has settled. */
function later<T>(work: () => T): T {
  mock.timers.enable({ apis: ["Date"], now: Date.now() + 3_600_000 });
  try {
    return work();
  } finally {
    mock.timers.reset();
  }
}

test("after random edits a kept reading is the fresh one, with every mistake in its place", () => {
  const tables = new MemoryTables();
  const { failures, sequences } = later(() =>
    proveKeptReadings(
      24,
      1,
      keptReadings(() => tables),
    ),
  );
  assert.deepEqual(failures, []);
  assert.equal(sequences, 24);
  for (const table of ["folders", "articles", "words", "copies"])
    assert.ok((tables.found[table] ?? 0) > 50, `${table}: what is never found proves nothing`);
});

for (const [left, spoil] of Object.entries({
  clock: (kept) => ({ ...kept, unchanged: { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY } }),
  facts: (kept) => ({ ...kept, questions: [], answers: hash("sha256", "") }),
} satisfies Record<string, (kept: KeptArticle) => KeptArticle>)) {
  test(`a kept reading that leaves out the ${left} is found out`, () => {
    const tables = keptReadings(() => new MemoryTables());
    const stale: KeptReadings = (site) => {
      const opened = tables(site);
      if (!opened) return undefined;
      const { articles, ...others } = opened;
      const take = (key: string) => {
        const kept = articles.take(key);
        return kept && spoil(kept);
      };
      return { ...others, articles: { take, put: (key, value) => articles.put(key, value) } };
    };
    const isFoundOut = (seed: number) => later(() => proveKeptReadings(4, seed, stale)).failures.length > 0;
    assert.ok([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].some(isFoundOut), "no sequence has noticed");
  });
}

test("an unchanged publication is read from nowhere else, a touched file is not read anew, a changed one is", () => {
  const places = minimalPublication();
  places.record({ id: "20250519-second" }, "2025/05/second");
  places.write("article.md", "第二篇。\n", "2025/05/second");
  const tables = new MemoryTables();
  const kept = keptReadings(() => tables);
  later(() => readWith(kept, { places, now: NOW }));
  const once = { folders: 1, articles: 2, copies: 1 };
  assert.deepEqual(tables.kept, once);
  later(() => readWith(kept, { places, now: NOW }));
  assert.deepEqual(tables.kept, once);
  utimesSync(join(places.articles, FOLDER, "article.md"), 1, 1);
  later(() => readWith(kept, { places, now: NOW }));
  assert.deepEqual(tables.kept, { ...once, folders: 2 });
  places.write("article.md", "正文改了。\n");
  later(() => readWith(kept, { places, now: NOW }));
  assert.deepEqual(tables.kept, { folders: 3, articles: 3, copies: 2 });
});

test("how a file lies there is not trusted until whatever is written next must lie otherwise", () => {
  const places = minimalPublication();
  const folder = { path: join(places.articles, FOLDER), year: "2025", month: "05", slug: "sample" };
  const all = { ...folder, hasText: true, otherFiles: [] };
  assert.equal(lyingIn(all).settled, false);
  assert.equal(
    later(() => lyingIn(all).settled),
    true,
  );
  const tables = new MemoryTables();
  readWith(
    keptReadings(() => tables),
    { places, now: NOW },
  );
  assert.equal(tables.kept.folders, undefined);
});

test("what was read in one checkout is found in another, and says what is wrong there", () => {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-checkouts-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  const places = minimalPublicationIn(join(root, "one"));
  places.record({ status: "draft", tags: ["nobody's"] });
  places.write("strange.txt", "");
  const tables = new MemoryTables();
  const kept = keptReadings(() => tables);
  const before = readWith(kept, { places, now: NOW });
  cpSync(join(root, "one"), join(root, "two"), { recursive: true });
  const other = { ...places, articles: join(root, "two/articles"), data: join(root, "two/data") };
  const found = readWith(kept, { places: other, now: NOW });
  assert.deepEqual(found, readWith(undefined, { places: other, now: NOW }));
  assert.equal(tables.kept.articles, 1);
  assert.ok(before.warnings.length > 1);
  assert.deepEqual(
    found.warnings.map(({ file }) => file),
    before.warnings.map(({ file }) => file.replace("/one/", "/two/")),
  );
});

test("an article has the same digest when it is read and when it is found", () => {
  const places = minimalPublication();
  putPicture(places);
  places.record({
    pictures: { a: { file: "chart.png", alt: "图", credit: "gazette", licence: "CC0" } },
    tags: ["topic"],
  });
  places.write("article.md", "正文。\n\n![](a)\n\n见[别处](https://a.example/)。\n");
  const kept = keptReadings(() => new MemoryTables());
  const [read, found] = [1, 2].map(() => readWith(kept, { places, now: NOW }).articles[0]);
  assert.equal(digestOf(read), digestOf(found));
  assert.equal(digestOf({ ...read }.body), digestOf({ ...found }.body));
  assert.notEqual(digestOf(read?.body), digestOf([]));
});

test("words that are lost after an article was found are read again, unless the article has changed", () => {
  const places = minimalPublication();
  const tables = keptReadings(() => new MemoryTables());
  const lossy: KeptReadings = (site) => {
    const opened = tables(site);
    return opened && { ...opened, words: { ...opened.words, read: () => undefined } };
  };
  const [read, found] = [1, 2].map(() => readWith(lossy, { places, now: NOW }).articles[0]);
  assert.deepEqual(structuredClone(found?.body), read?.body);
  places.write("article.md", "正文改了。\n");
  assert.throws(() => structuredClone(found?.body), /在读的时候被改了，请再运行一次/);
});

test("what is no secret of one machine may be one of another", () => {
  const looked = new Set<string>();
  const bytes = Buffer.from("见 https://a.example/abcdefghij0123456789klmn 。");
  assert.deepEqual(new SecretScan({}).find(bytes, looked), []);
  assert.equal(new SecretScan({}).knowsAny([...looked]), false);
  assert.equal(new SecretScan({ DEPLOY_TOKEN: "abcdefghij0123456789klmn" }).knowsAny([...looked]), true);
});

test("every kind of edit is made sooner or later, and the same seed makes the same ones", () => {
  const edits = () => {
    const publication = new EditedPublication(minimalPublication(), seededRandom(5));
    return Array.from({ length: 150 }, () => publication.edit());
  };
  const made = edits();
  assert.deepEqual(made, edits());
  assert.deepEqual([...new Set(made)].sort(), [...new Set(EDITS)].sort());
});
