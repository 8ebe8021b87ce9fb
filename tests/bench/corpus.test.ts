import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { CORPUS_NOW, CORPUS_VERSION, sampleArticles } from "../../scripts/bench/corpus.ts";
import { writeCorpus } from "../../scripts/bench/corpus-files.ts";
import { hanCount } from "../../scripts/bench/prose.ts";
import { readPublication, type SoundReading } from "../../src/content/read-publication.ts";
import { picturesOf } from "../../src/domain/article.ts";

const COUNT = 120;

describe("sample articles of the benchmark", () => {
  let folder: string;
  let files: SoundReading;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "laiyuan-corpus-"));
    files = readPublication(writeCorpus(join(folder, "corpus"), COUNT), Date.parse(CORPUS_NOW));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("passes every check of the content door", () => {
    assert.equal(files.articles.length, COUNT);
    assert.deepEqual(files.skipped, []);
  });

  it("is the same in every run, and the same whatever the size of the corpus", () => {
    const [few, many] = [[...sampleArticles(5)], [...sampleArticles(10)]];
    assert.deepEqual(few, many.slice(0, 5));
    // Raise CORPUS_VERSION together with this, or cached articles of the old text are measured.
    const hash = createHash("sha256").update(JSON.stringify(few)).digest("hex");
    assert.deepEqual([CORPUS_VERSION, hash.slice(0, 16)], [4, "a15d36b7583ec260"]);
  });

  it("has the length of news articles, about 2,000 Han characters", () => {
    const lengths = [...sampleArticles(COUNT)].map(({ markdown }) => hanCount(markdown));
    assert.ok(
      Math.min(...lengths) >= 1150 && Math.max(...lengths) <= 3100,
      `${Math.min(...lengths)}–${Math.max(...lengths)}`,
    );
    const mean = lengths.reduce((sum, length) => sum + length, 0) / COUNT;
    assert.ok(mean > 1800 && mean < 2200, `${mean}`);
  });

  it("places four withheld pictures with credits, subheads and half-width punctuation", () => {
    for (const { markdown } of sampleArticles(COUNT)) {
      const heads = markdown.match(/^## /gm)?.length ?? 0;
      assert.ok(heads === 3 || heads === 4, `${heads} subheads`);
      assert.match(markdown, /\p{Script=Han},/u);
    }
    for (const article of files.articles) {
      const pictures = picturesOf(article);
      assert.equal(pictures.length, 4);
      assert.ok(pictures.every(({ shown, credit }) => !shown && credit !== null));
    }
  });

  it("mixes kinds, sections and months", () => {
    const values = (of: (article: (typeof files.articles)[number]) => string) => new Set(files.articles.map(of)).size;
    assert.equal(
      values(({ kind }) => kind),
      4,
    );
    assert.equal(
      values(({ section }) => section.key),
      6,
    );
    assert.ok(values(({ published }) => published.day.slice(0, 7)) > 30);
  });
});
