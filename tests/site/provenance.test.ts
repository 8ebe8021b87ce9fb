import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPublication } from "../../src/content/read-publication.ts";
import { builtFixture, builtSite } from "./built-site.ts";
import { provenanceDifferences, type ReadOutput } from "./provenance.ts";

const NOW = Date.now();
const FIXTURE = "tests/fixtures/every-feature";
const seedSite = builtSite();
const SITES = [
  { name: "the publication", site: seedSite, folders: { articles: "src/articles", data: "_data" } },
  {
    name: "every feature",
    site: builtFixture("every-feature"),
    folders: { articles: join(FIXTURE, "articles"), data: join(FIXTURE, "data") },
  },
];

for (const { name, site, folders } of SITES) {
  test(`in ${name}, page, structured data and feeds name the same sources and credits as the record`, () => {
    const { articles } = readPublication(folders, NOW);
    const read: ReadOutput = (file) => readFileSync(join(site.folder, file), "utf8");
    assert.ok(articles.length > 0);
    assert.deepEqual(provenanceDifferences(read, articles, site.url), []);
  });
}

const { articles } = readPublication({ articles: "src/articles", data: "_data" }, NOW);
const PAGE = "2025/05/trump-putin-ceasefire-call/index.html";

/** One place in one output, changed; exactly that output must be named. */
const FAULTS: readonly [output: string, file: string, from: RegExp | string, to: string][] = [
  ["page", PAGE, /(<dt>文字<\/dt><dd>.*?)CBC/, "$1CNN"],
  ["page", PAGE, /(图源：<\/span><a[^>]*>)CBC/, "$1CNN"],
  ["JSON-LD", PAGE, '"creditText":"BBC"', '"creditText":"CNN"'],
  ["JSON-LD", PAGE, '"name":"CBC"', '"name":"CNN"'],
  ["RSS", "feed.xml", /(<media:credit[^>]*>)BBC/, "$1CNN"],
  ["RSS", "feed.xml", "<dc:source>CBC</dc:source>", ""],
  ["Atom", "atom.xml", /(<media:credit[^>]*>)BBC/, "$1CNN"],
  ["Atom", "atom.xml", "<dc:source>CBC</dc:source>", ""],
  ["JSON Feed", "feed.json", '"credit": "BBC"', '"credit": "CNN"'],
  ["full text of the feeds", "feed.json", "图源：BBC", "图源：CNN"],
];

for (const [output, spoiled, from, to] of FAULTS) {
  test(`a change of ${from} in ${output} alone is found`, () => {
    const read: ReadOutput = (file) => {
      const text = readFileSync(join(seedSite.folder, file), "utf8");
      if (file !== spoiled) return text;
      const changed = text.replace(from, to);
      assert.notEqual(changed, text, "the fault was not planted");
      return changed;
    };
    const found = provenanceDifferences(read, articles, seedSite.url);
    assert.equal(found.length, 1, found.join("\n"));
    assert.ok(found[0]?.startsWith(`${output} of /2025/05/`), found[0]);
  });
}
