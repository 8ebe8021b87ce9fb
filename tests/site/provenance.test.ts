import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPublication } from "../../src/content/read-publication.ts";
import { EVERY_FEATURE, NEWSROOM, NOW } from "../fixtures/publications.ts";
import { builtFixture, builtSite } from "./built-site.ts";
import { embeddedDifferences, type PictureSite } from "./embedded-credit.ts";
import { provenanceDifferences, type ReadOutput } from "./provenance.ts";

const CREDIT = 'photoshop:Credit="';
const SEED = "2025/05/trump-putin-ceasefire-call/";
const TRANSLATION = "2025/01/translation/";

/** One place in one output, changed; exactly that output must be named. */
type Fault = readonly [output: string, file: string, from: RegExp | string, to: string];

const SEED_FAULTS: readonly Fault[] = [
  ["page", `${SEED}index.html`, /(<dt>文字<\/dt><dd>.*?)CBC/, "$1CNN"],
  ["page", `${SEED}index.html`, /(图源：<\/span><a[^>]*>)CBC/, "$1CNN"],
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
  ["full text of the feeds", "feed.json", /(<li>Far Away Times，<a href=\\"https:\/\/far\.example\/)2/, "$13"],
];

for (const { name, site, folders, spoiltArticle, faults } of [
  {
    name: "the newsroom",
    site: builtSite(),
    folders: NEWSROOM,
    spoiltArticle: SEED,
    faults: SEED_FAULTS,
  },
  {
    name: "every feature",
    site: builtFixture("every-feature"),
    folders: EVERY_FEATURE,
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

  const profiles = site.files.filter((file) => /^people\/[^/]+\/index\.html$/.test(file));
  const pages = [...articles.map(({ path }) => `${path.slice(1)}index.html`), ...profiles];
  const pictureSite = (spoil: (file: string, bytes: Buffer) => Buffer = (_, bytes) => bytes): PictureSite => ({
    files: site.files,
    read: (file) => spoil(file, readFileSync(join(site.folder, file))),
  });

  test(`in ${name}, every file of a picture says of itself what the page says under it`, () => {
    const { found, compared } = embeddedDifferences(pictureSite(), pages);
    assert.deepEqual(found, []);
    assert.ok(compared > 5, String(compared));
  });

  for (const format of ["avif", "webp", "jpg"]) {
    test(`in ${name}, another credit inside one ${format} file is found, and a ${format} file that says nothing`, () => {
      const file = site.files.find(
        (each) => new RegExp(`^assets/pictures/.*-\\d{3,4}\\.${format}$`).test(each) && !/-[23]\d\d\./.test(each),
      );
      for (const spoil of [otherCredit, noCredit]) {
        const spoilt = pictureSite((each, bytes) => (each === file ? spoil(bytes) : bytes));
        const { found } = embeddedDifferences(spoilt, pages);
        assert.equal(found.length, 1, found.join("\n"));
        assert.ok(found[0]?.startsWith(`${file}: `), found[0]);
      }
    });
  }

  test(`in ${name}, a file left from a picture that no page shows is found`, () => {
    const left = { ...pictureSite(), files: [...site.files, "assets/pictures/gone-000000000000-720.avif"] };
    assert.deepEqual(embeddedDifferences(left, pages).found, [
      "assets/pictures/gone-000000000000-720.avif belongs to no figure",
    ]);
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

/** Another first character, of as many bytes, so that the file stays whole. */
function otherCredit(bytes: Buffer): Buffer {
  return overwritten(bytes, bytes.indexOf(CREDIT) + CREDIT.length, "他");
}

function noCredit(bytes: Buffer): Buffer {
  return overwritten(bytes, bytes.indexOf(CREDIT), "photoshop:Cedits");
}

function overwritten(bytes: Buffer, at: number, text: string): Buffer {
  assert.ok(at > CREDIT.length, "the file has no credit to spoil");
  const copy = Buffer.from(bytes);
  copy.write(text, at);
  return copy;
}

test("another credit of a shown picture in structured data alone is found", () => {
  const site = builtFixture("every-feature");
  const { articles } = readPublication(EVERY_FEATURE, NOW);
  const report = "2024/03/picture-report/index.html";
  const read: ReadOutput = (file) => {
    const text = readFileSync(join(site.folder, file), "utf8");
    return file === report ? text.replace('"creditText":"公报', '"creditText":"别的报') : text;
  };
  const found = provenanceDifferences(read, articles, site.url);
  assert.equal(found.length, 1, found.join("\n"));
  assert.ok(found[0]?.startsWith("JSON-LD of /2024/03/picture-report/"), found[0]);
});
