import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "../../src/build/build.ts";
import { filesOf } from "../../src/build/manifest.ts";
import { Progress } from "../../src/build/progress.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { SITE } from "../fixtures/articles.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { FOLDER } from "../fixtures/minimal-publication.ts";
import { buildOptions, EVERY_FEATURE, NEWSROOM, NOW } from "../fixtures/publications.ts";
import { builtFixture, builtSite } from "./built-site.ts";
import { embeddedDifferences, type PictureSite, soundDifferences } from "./embedded-credit.ts";
import { playedPublication } from "./played-publication.ts";
import { ledgerDifferences, provenanceDifferences, type ReadOutput } from "./provenance.ts";

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
  ["page", `${TRANSLATION}index.html`, '转引<a class="external" href="https://wire.example/1"', '转引<a href="/"'],
  ["page", `${TRANSLATION}index.html`, /(data-independence[^>]*>[^<]*)1 个/, "$12 个"],
  ["JSON-LD", `${TRANSLATION}index.html`, '"name":"Wire One"', '"name":"Wire Two"'],
  ["JSON Feed", "feed.json", '"name": "Wire One"', '"name": "Wire Two"'],
  ["full text of the feeds", "feed.json", "2 个来源的消息都出自Wire One", "2 个来源的消息都出自Wire Two"],
  ["page", `${TRANSLATION}index.html`, "，原文已打不开", "，原文打得开"],
  ["page", `${TRANSLATION}index.html`, "Wire One</a>，原文已打不开", "Wire One</a>，原文打得开"],
  ["JSON-LD", `${TRANSLATION}index.html`, /("archivedAt":"[^"]*wire\.example:80\/)1/, "$12"],
  ["JSON Feed", "feed.json", /("archived": "[^"]*wire\.example:80\/)1/, "$12"],
  ["full text of the feeds", "feed.json", /Wire One<\/a>，原文已打不开/, "Wire One</a>"],
  [
    "page",
    `${TRANSLATION}index.html`,
    'href="https://web.archive.org/web/20250102',
    'href="https://web.archive.org/web/2',
  ],
  ["page", `${TRANSLATION}index.html`, /(<dd>Near Times.*?原文后来有改动（)/, "$1x"],
  ["JSON-LD", `${TRANSLATION}index.html`, '"archivedAt":"https://web', '"archivedAt":"https://cob'],
  ["JSON-LD", `${TRANSLATION}index.html`, /("creativeWorkStatus":")原文后来/, "$1"],
  ["JSON Feed", "feed.json", '"gone": true', '"gone": false'],
  ["JSON Feed", "feed.json", '"text": "把 30 人改成了 31 人', '"text": "把 31 人改成了 30 人'],
  ["full text of the feeds", "feed.json", "，原文已打不开；", "；"],
  ["page", `${TRANSLATION}index.html`, /(<li data-ai[^>]*>)机器翻译/, "$1人工翻译"],
  ["page", `${TRANSLATION}index.html`, "原文地址</a>，原文已打不开", "原文地址</a>，原文打得开"],
  ["JSON-LD", `${TRANSLATION}index.html`, '"creditText":"机器翻译', '"creditText":"人工翻译'],
  ["JSON Feed", "feed.json", '"use": "translation"', '"use": "draft"'],
  ["full text of the feeds", "feed.json", "未经人工审校", "已经人工审校"],
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

  const profiles = site.files.filter((file) => /^(?:people|topics)\/[^/]+\/index\.html$/.test(file));
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
      const found = provenanceDifferences(spoiltReader(read, spoilt, from, to), articles, site.url);
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

const REPORT = "2024/03/picture-report/";
const REPORT_FAULTS: readonly Fault[] = [
  ["JSON-LD", `${REPORT}index.html`, '"creditText":"公报，作者', '"creditText":"别的报，作者'],
  ["JSON-LD", `${REPORT}index.html`, '"creditText":"公报","isBasedOn"', '"creditText":"别的报","isBasedOn"'],
  ["JSON-LD", `${REPORT}index.html`, /("isBasedOn":"https:\/\/gazette\.example\/)rain/, "$1snow"],
  ["page", `${REPORT}index.html`, /(数据来源：<a[^>]*>)公报/, "$1别的报"],
  ["page", `${REPORT}index.html`, /(<dt>数据<\/dt><dd>城市雨量：两年：<a[^>]*>)公报/, "$1别的报"],
  ["full text of the feeds", "feed.json", "数据来源：公报", "数据来源：别的报"],
  ["full text of the feeds", "feed.json", "<li>数据：市镇，公报</li>", ""],
];

for (const [output, spoilt, from, to] of REPORT_FAULTS) {
  test(`a change of ${from} in ${output} of an article with charts alone is found`, () => {
    const site = builtFixture("every-feature");
    const { articles } = readPublication(EVERY_FEATURE, NOW);
    const read = spoiltReader((file) => readFileSync(join(site.folder, file), "utf8"), spoilt, from, to);
    const found = provenanceDifferences(read, articles, site.url);
    assert.equal(found.length, 1, found.join("\n"));
    assert.ok(found[0]?.startsWith(`${output} of /${REPORT}`), found[0]);
  });
}

const PLAYED = `${FOLDER}/`;
const PLAYED_FAULTS: readonly Fault[] = [
  ["page", `${PLAYED}index.html`, /(id="archive".*?没有查明的有：)署名、/, "$1"],
  ["page", `${PLAYED}index.html`, /(id="archive".*?old\.example\/)旧文/, "$1别文"],
  ["JSON-LD", `${PLAYED}index.html`, /("creativeWorkStatus":"[^"]*)图片描述/, "$1"],
  ["JSON-LD", `${PLAYED}index.html`, /("sameAs":"[^"]*)"/, '$1x"'],
  ["RSS", "feed.xml", /(<dc:rights>[^<]*编号 )7/, "$18"],
  ["Atom", "atom.xml", /(<entry>[\s\S]*?<rights>[^<]*没有查明的有：)署名、/, "$1"],
  ["JSON Feed", "feed.json", /"byline",\s*/, ""],
  ["full text of the feeds", "feed.json", /(class=\\"archive\\"[^\n]*?没有查明的有：)署名、/, "$1"],
  ["page", `${PLAYED}index.html`, /(<small class="credit">来源：)港务局/, "$1别处"],
  ["page", `${PLAYED}index.html`, /(封面暂缺，图源：<a[^>]*>)公报/, "$1别处"],
  ["page", `${PLAYED}index.html`, /(<dd>文件“[^”]*”：)港务局/, "$1别处"],
  ["JSON-LD", `${PLAYED}index.html`, '"creditText":"港务局，作者：甲"', '"creditText":"港务局"'],
  ["RSS", "feed.xml", /(<media:credit[^>]*>)港务局/, "$1别处"],
  ["Atom", "atom.xml", /(<media:credit[^>]*>)港务局/, "$1别处"],
  ["JSON Feed", "feed.json", '"credit": "港务局，作者：甲"', '"credit": "港务局"'],
  ["full text of the feeds", "feed.json", "来源：港务局，作者：甲 · ", "来源：别处 · "],
  ["full text of the feeds", "feed.json", "<li>音频“街坊”：", "<li>音频“别的”："],
];

test("page, structured data and feeds name the same credits of videos, sounds and documents, and charts that are gone, as the record", async () => {
  const publication = playedPublication();
  const output = join(publication.data, "../site");
  await build(buildOptions(publication, output, { now: NOW }), new Progress({ quiet: true }), ASSETS_ONCE);
  const { articles } = publication.read(NOW);
  const read: ReadOutput = (file) => readFileSync(join(output, file), "utf8");
  assert.deepEqual(provenanceDifferences(read, articles, SITE.url), []);
  const folder = {
    files: filesOf(output).map((file) => file.slice(1)),
    read: (file: string) => readFileSync(join(output, file)),
  };
  const pages = articles.map(({ path }) => `${path.slice(1)}index.html`);
  assert.deepEqual(soundDifferences(folder, pages), { found: [], compared: 2 });
  const spoiltFiles = { ...folder, read: (file: string) => otherCreditIfMedia(file, folder.read(file)) };
  assert.equal(soundDifferences(spoiltFiles, pages).found.length, 2);
  assert.deepEqual(ledgerDifferences(read, articles), []);
  const counted = spoiltReader(read, "sources/ledger.json", /"media": 4/, '"media": 3');
  assert.deepEqual(ledgerDifferences(counted, articles), ["港务局: 3 instead of 4"]);
  for (const [name, spoilt, from, to] of PLAYED_FAULTS) {
    const found = provenanceDifferences(spoiltReader(read, spoilt, from, to), articles, SITE.url);
    assert.equal(found.length, 1, `${from}\n${found.join("\n")}`);
    assert.ok(found[0]?.startsWith(`${name} of /${PLAYED}`), found[0]);
  }
});

function otherCreditIfMedia(file: string, bytes: Buffer): Buffer {
  return file.startsWith("assets/media/") ? otherCredit(bytes) : bytes;
}

/** A reader that changes one place of one file. */
function spoiltReader(read: ReadOutput, spoilt: string, from: RegExp | string, to: string): ReadOutput {
  return (file) => {
    const text = read(file);
    if (file !== spoilt) return text;
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, `the fault was not planted: ${from}`);
    return changed;
  };
}
