import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPublication } from "../../src/content/read-publication.ts";
import { builtFixture, builtSite } from "./built-site.ts";
import { provenanceDifferences, type ReadOutput } from "./provenance.ts";

const NOW = Date.now();
const FIXTURE = "tests/fixtures/every-feature";
const SEED = "2025/05/trump-putin-ceasefire-call/";
const TRANSLATION = "2025/01/translation/";

/** One place in one output, changed; exactly that output must be named. */
type Fault = readonly [output: string, file: string, from: RegExp | string, to: string];

const SEED_FAULTS: readonly Fault[] = [
  ["page", `${SEED}index.html`, /(<dt>文字<\/dt><dd>.*?)CBC/, "$1CNN"],
  ["page", `${SEED}index.html`, /(图源：<\/span><a[^>]*>)CBC/, "$1CNN"],
  ["JSON-LD", `${SEED}index.html`, '"creditText":"BBC"', '"creditText":"CNN"'],
  ["JSON-LD", `${SEED}index.html`, '"name":"CBC"', '"name":"CNN"'],
  ["RSS", "feed.xml", /(<media:credit[^>]*>)BBC/, "$1CNN"],
  ["RSS", "sections/world/feed.xml", "<dc:source>CBC</dc:source>", ""],
  ["Atom", "atom.xml", /(<media:credit[^>]*>)BBC/, "$1CNN"],
  ["Atom", "sources/cbc/atom.xml", "<dc:source>CBC</dc:source>", ""],
  ["JSON Feed", "feed.json", '"credit": "BBC"', '"credit": "CNN"'],
  ["full text of the feeds", "feed.json", "图源：BBC", "图源：CNN"],
];
const TRANSLATION_FAULTS: readonly Fault[] = [
  ["page", `${TRANSLATION}index.html`, /(<dd>Far Away Times，<a[^>]*)far\.example\/2/, "$1far.example/3"],
  ["JSON-LD", `${TRANSLATION}index.html`, '"url":"https://far.example/2"', '"url":"https://far.example/3"'],
  ["RSS", "feed.xml", "Times https://far.example/2", "Times https://far.example/3"],
  ["Atom", "atom.xml", /(<link href="https:\/\/far\.example\/)2(" rel="via")/, "$13$2"],
  ["JSON Feed", "feed.json", '"url": "https://far.example/2"', '"url": "https://far.example/3"'],
  ["full text of the feeds", "feed.json", /(<li><a href=\\"https:\/\/far\.example\/)2/, "$13"],
];

for (const { name, site, folders, spoiltArticle, faults } of [
  {
    name: "the publication",
    site: builtSite(),
    folders: { articles: "src/articles", data: "_data" },
    spoiltArticle: SEED,
    faults: SEED_FAULTS,
  },
  {
    name: "every feature",
    site: builtFixture("every-feature"),
    folders: { articles: join(FIXTURE, "articles"), data: join(FIXTURE, "data") },
    spoiltArticle: TRANSLATION,
    faults: TRANSLATION_FAULTS,
  },
]) {
  const { articles } = readPublication(folders, NOW);
  const read: ReadOutput = (file) => readFileSync(join(site.folder, file), "utf8");

  test(`in ${name}, page, structured data and feeds name the same sources and credits as the record`, () => {
    assert.ok(articles.length > 0);
    assert.deepEqual(provenanceDifferences(read, articles, site.url), []);
  });

  for (const [output, spoilt, from, to] of faults) {
    test(`a change of ${from} in ${output} (${spoilt}) alone is found`, () => {
      const readSpoilt: ReadOutput = (file) => {
        const text = read(file);
        if (file !== spoilt) return text;
        const changed = text.replace(from, to);
        assert.notEqual(changed, text, "the fault was not planted");
        return changed;
      };
      const found = provenanceDifferences(readSpoilt, articles, site.url);
      assert.equal(found.length, 1, found.join("\n"));
      assert.ok(found[0]?.startsWith(`${output} of /${spoiltArticle}`), found[0]);
    });
  }
}
