import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { CORPUS_NOW, type SampleArticle } from "../../../scripts/bench/corpus.ts";
import { hanCount } from "../../../scripts/bench/prose.ts";
import { SEARCH_CORPUS_VERSION, searchArticles, writeSearchCorpus } from "../../../scripts/bench/search/articles.ts";
import { NEWS_LENGTH } from "../../../scripts/bench/search/options.ts";
import { readPublication, type SoundReading } from "../../../src/content/read-publication.ts";

const COUNT = 600;

describe("articles to search in", () => {
  const articles = [...searchArticles(COUNT)];
  let folder: string;
  let files: SoundReading;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "laiyuan-search-corpus-"));
    files = readPublication(writeSearchCorpus(folder, COUNT), Date.parse(CORPUS_NOW));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("pass every check of the content door, without a warning", () => {
    assert.equal(files.articles.length, COUNT);
    assert.deepEqual([files.skipped, files.warnings], [[], []]);
  });

  it("are the same in every run, and the same whatever the size of the corpus", () => {
    const few = [...searchArticles(5)];
    assert.deepEqual(few, articles.slice(0, 5));
    // Raise SEARCH_CORPUS_VERSION together with this, or cached articles of the old text are measured.
    const hash = createHash("sha256").update(JSON.stringify(few)).digest("hex");
    assert.deepEqual([SEARCH_CORPUS_VERSION, hash.slice(0, 16)], [2, "8387ae740171be30"]);
  });

  it("have the length of news bulletins, and another length when asked", () => {
    const mean = meanLength(articles);
    assert.ok(Math.abs(mean - NEWS_LENGTH) < 40, `${mean}`);
    const long = meanLength([...searchArticles(120, 2000)]);
    assert.ok(Math.abs(long - 2000) < 300, `${long}`);
  });

  it("repeat names, phrases and headlines as news does", () => {
    const texts = articles.map(({ record, markdown }) => `${record.title}\n${record.lede}\n${markdown}`);
    const withMany = (wanted: RegExp) => texts.filter((text) => wanted.test(text)).length;
    assert.ok(withMany(/记者从\p{Script=Han}+获悉/u) > COUNT / 2);
    assert.ok(withMany(/[a-z]/i) > COUNT / 4);
    assert.ok(withMany(/\d+月\d+日/) > COUNT / 4);
    assert.ok(withMany(/[〇一二三四五六七八九十]月/) > COUNT / 10);
    const titles = new Set(articles.map(({ record }) => record.title));
    assert.ok(titles.size < COUNT && titles.size > COUNT * 0.9, `${titles.size}`);
  });
});

function meanLength(articles: readonly SampleArticle[]): number {
  const lengths = articles.map(({ record, markdown }) => {
    const captions = Object.values(record.pictures ?? {}).map(({ caption }) => caption ?? "");
    return hanCount([record.title, record.lede, markdown, ...captions].join("\n"));
  });
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}
