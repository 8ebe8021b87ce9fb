import assert from "node:assert/strict";
import { before, test } from "node:test";
import { parse } from "node-html-parser";
import { seededRandom } from "../../scripts/bench/random.ts";
import { pageText } from "../../src/build/pages/page-module.ts";
import { USE_LABELS } from "../../src/domain/ai.ts";
import type { Article } from "../../src/domain/article.ts";
import { Clock } from "../../src/domain/clock.ts";
import { SOURCE_LABELS, schemaSourceType } from "../../src/domain/digital-source.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import type { Pages } from "../../src/pages/define-pages.ts";
import feedPages from "../../src/pages/feeds.11ty.ts";
import ledgerPages from "../../src/pages/ledger.11ty.ts";
import sourcesPage from "../../src/pages/sources.11ty.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { type Publication, publicationOf } from "../../src/publication/publication.ts";
import { SITE } from "../fixtures/articles.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { provenanceDifferences } from "../site/provenance.ts";
import { fromJsonFeed } from "../site/told-by-feeds.ts";
import { fromJsonLd, fromPage } from "../site/told-by-pages.ts";
import { type Given, writeGenerated } from "./generated-records.ts";

const ARTICLES = 16;
const NOW = Date.parse("2026-01-01T00:00:00Z");

let files: ReadonlyMap<string, string>;
let articles: readonly Article[];
let given: readonly Given[];
before(() => {
  const p = minimalPublication();
  p.siteData("site.json", { ...SITE, ai: { unreviewed: "label" } });
  given = Array.from({ length: ARTICLES }, (_, at) => writeGenerated(p, at, seededRandom(at)));
  const { siteData, articles: read } = p.read(NOW);
  articles = read;
  const publication = publicationOf(siteData, { articles, assets: NO_ASSETS, clock: new Clock(NOW) });
  const made = [
    ...filesOf(publication, articlePage),
    ...filesOf(publication, feedPages),
    ...filesOf(publication, ledgerPages),
    ...filesOf(publication, sourcesPage),
  ];
  files = new Map(made);
});

/** As a build would write them, without one. */
function filesOf<Item, Value>(publication: Publication, pages: Pages<Item, Value>): [string, string][] {
  return pages.items(publication).map((item) => {
    const address = pages.address(item).slice(1);
    return [address.replace(/(?<=^|\/)$/, "index.html"), pageText(pages, pages.value(publication, item))];
  });
}

type Read = (file: string) => string;
const read: Read = (file) => files.get(file) ?? assert.fail(file);

test("whatever articles say of machines and of chains, page, structured data and feeds say as the record", () => {
  assert.deepEqual(provenanceDifferences(read, articles, SITE.url), []);
});

test("every mark that was typed is told by page, feed, structured data and ledger, and no other", () => {
  assert.deepEqual(markDifferences(read), []);
  const marks = given.flatMap(({ pictures, media }) => [...pictures, ...media]).filter(({ made }) => made);
  assert.ok(marks.length > 20 && marks.some(({ shown }) => !shown), String(marks.length));
});

/** Where an output tells other marks than were typed. @param about those articles, for whoever knows that the others are as they were */
function markDifferences(from: Read, about = given): string[] {
  const host = new URL(SITE.url).host;
  const byArticle = about.flatMap(({ path, pictures, media, ai, origins }) => {
    const { id = "" } = articles.find((article) => article.path === path) ?? {};
    const html = from(`${path.slice(1)}index.html`);
    const all = [...pictures, ...media];
    const labels = all.flatMap(({ made }) => (made ? SOURCE_LABELS[made] : [])).sort();
    const types = all.flatMap(({ made, shown }) => (made && shown ? schemaSourceType(made) : [])).sort();
    const page = fromPage(html);
    const feed = fromJsonFeed(from("feed.json"), `${host}:${id}`);
    const graph = parse(html).querySelector("script[type='application/ld+json']")?.text ?? "";
    const uses = ai.map(({ use, reviewed }) => `${USE_LABELS[use]} ${reviewed}`);
    const said = parse(html).querySelectorAll(".byline [data-ai]");
    const chains = [page, feed, fromJsonLd(html)].map(({ chains = [] }) => chains.flatMap(originIn));
    return [
      ...chains.map((found, at) => differ(`chain ${at} of ${path}`, found, origins)),
      differ(`page of ${path}`, labelsIn([...page.credits, ...(page.media ?? [])]), labels),
      differ(`JSON Feed of ${path}`, labelsIn([...feed.credits, ...(feed.media ?? [])]), labels),
      differ(`JSON-LD of ${path}`, typesIn(graph), types),
      differ(
        `byline of ${path}`,
        said.map(({ text }) => `${text.split("（")[0]} ${!text.includes("未经人工审校")}`),
        uses,
      ),
    ].flat();
  });
  return [...byArticle, ...ledgerDifferences(from)];
}

function ledgerDifferences(from: Read): string[] {
  const ledger: unknown = JSON.parse(from("sources/ledger.json"));
  const told = ledger instanceof Object && "ai" in ledger ? ledger.ai : undefined;
  const tally = (works: readonly { readonly made?: string }[]) =>
    (["trained", "composite", "edited"] as const).map((source) => ({
      source,
      total: works.filter(({ made }) => made === source).length,
    }));
  const works = given.flatMap(({ ai }) => ai);
  const texts = (["translation", "draft", "summary", "headline"] as const).map((use) => {
    const own = works.filter((one) => one.use === use);
    return { use, total: own.length, unreviewed: own.filter(({ reviewed }) => !reviewed).length };
  });
  const [pictures, media] = [tally(given.flatMap((one) => one.pictures)), tally(given.flatMap((one) => one.media))];
  const page = parse(from("sources/index.html")).querySelector("[aria-labelledby=machines-title]");
  const rows = page?.querySelectorAll("li").map(({ text }) => text.replaceAll("\u00a0", "").split("，")[0]) ?? [];
  return [
    differ("ledger.json", [JSON.stringify(told)], [JSON.stringify({ texts, pictures, media })]),
    differ("ledger", rows, [
      ...texts.map(({ use, total }) => `${USE_LABELS[use]}${total}篇`),
      ...pictures.map(({ source, total }) => `图片：${SOURCE_LABELS[source]}${total}张`),
      ...media.map(({ source, total }) => `影音与文件：${SOURCE_LABELS[source]}${total}件`),
    ]),
  ].flat();
}

function differ(what: string, found: readonly (string | undefined)[], wanted: readonly string[]): string[] {
  const [says, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  return says === should ? [] : [`${what}: ${says} instead of ${should}`];
}

function labelsIn(credits: readonly string[]): string[] {
  const labels = Object.values(SOURCE_LABELS);
  return credits.flatMap((credit) => labels.filter((label) => credit.includes(`（${label}）`))).sort();
}

/** Of a line that says whom a source has it from. */
function originIn(line: string): string[] {
  const [, origin] = /^报纸\d：([^（\s]+)/.exec(line) ?? [];
  return origin === undefined ? [] : [origin];
}

/** Of pictures, videos and sounds; the article's own is about its text. */
function typesIn(graph: string): string[] {
  const found: string[] = [];
  JSON.parse(graph, (_, value: unknown) => {
    if (value instanceof Object && "@type" in value && "digitalSourceType" in value && value["@type"] !== "NewsArticle")
      found.push(String(value.digitalSourceType));
    return value;
  });
  return found.sort();
}

/** A mark that is lost or another in one output; exactly that output is named. */
const FAULTS: readonly (readonly [output: RegExp, file: RegExp, from: RegExp, to: string])[] = [
  [/^page of/, /^2025.*index\.html$/, /（人工智能生成）(?=，<span class="licence">)/, ""],
  [/^JSON-LD of/, /^2025.*index\.html$/, /"digitalSourceType":"https:\/\/schema\.org\/Algorithmically/, '"x":"'],
  [/^byline of/, /^2025.*index\.html$/, /(<li data-ai[^>]*>.*?)未经人工审校/, "$1已审"],
  [/^JSON Feed of/, /^feed\.json$/, /("credit": "[^"]*)（经人工智能修改）/, "$1"],
  [/^chain 2/, /^2025.*index\.html$/, /("isBasedOn":\{[^}]*"name":")通讯社/, "$1别家"],
  [/^ledger\.json/, /ledger\.json$/, /"unreviewed": (\d+)/, '"unreviewed": 1$1'],
  [/^ledger:/, /^sources\/index\.html$/, /(影音与文件[^<]*<\/h3><p>)\d+/, "$10"],
];

for (const [output, file, from, to] of FAULTS) {
  test(`a change of ${from} in one file alone is found`, () => {
    const spoilt = [...files].find(([name, text]) => file.test(name) && from.test(text));
    assert.ok(spoilt);
    const about = file.source.includes("2025")
      ? given.filter(({ path }) => spoilt[0] === `${path.slice(1)}index.html`)
      : given;
    const found = markDifferences((name) => (name === spoilt[0] ? read(name).replace(from, to) : read(name)), about);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", output);
  });
}
