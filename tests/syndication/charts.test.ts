import assert from "node:assert/strict";
import { test } from "node:test";
import { creditFindings, creditRecordOf } from "../../src/build/verify/credits.ts";
import type { ShownChart } from "../../src/domain/chart.ts";
import { ledgerOf } from "../../src/publication/ledger.ts";
import { searchDocument } from "../../src/search/document.ts";
import { chartCsv } from "../../src/syndication/chart-csv.ts";
import { chartHtml } from "../../src/syndication/chart-html.ts";
import { articleJsonLd } from "../../src/syndication/json-ld.ts";
import { TraditionalEdition } from "../../src/traditional/edition.ts";
import { articleOn, SITE } from "../fixtures/articles.ts";

const GAZETTE = { name: "公报", key: "gazette", url: "https://gazette.example/a" };
const CHART: ShownChart = {
  name: "rain",
  shown: true,
  form: "bars",
  title: "城市的雨量",
  unit: "毫米",
  note: "每年一月发布",
  alt: "头发湿了",
  licence: "CC BY 4.0",
  credit: GAZETTE,
  columns: [
    { kind: "text", name: "城市", cells: ["=1+1", "里斯本,葡萄牙", "台风"] },
    { kind: "number", name: "雨量", decimals: 1, cells: [-1.5, null, 1234] },
    { kind: "date", name: "日期", step: "month", cells: ["2024-03-01", null, "2024-04-01"] },
  ],
};
const ARTICLE = articleOn(0, { slug: "rainy", body: [{ kind: "chart", chart: CHART }] });
const PAGE = `${SITE.url}${ARTICLE.path}`;

test("figures that are taken along say what they are, whose, on what terms and from where, and are no formulas", () => {
  assert.equal(
    chartCsv(CHART, PAGE),
    `\ufeff# 城市的雨量（毫米）
# 数据来源：公报，https://gazette.example/a
# 使用依据：CC BY 4.0
# 注：每年一月发布
# 取自：${PAGE}
城市,雨量,日期
'=1+1,-1.5,2024-03
"里斯本,葡萄牙",,
台风,1234.0,2024-04
`,
  );
});

test("the file of the Traditional edition has the same cells in its characters, and its addresses lead to it", () => {
  const file = `${ARTICLE.path}rain.csv`;
  const settings = { region: "taiwan", words: false, quotes: "corner" } as const;
  const data = {
    settings,
    url: SITE.url,
    glossary: {},
    articles: [],
    captions: new Map(),
    addresses: [file, ARTICLE.path],
    files: new Map(),
  };
  const edition = new TraditionalEdition(data, { "script-switch": () => "", "qr-code": () => "" });
  const text = edition.variantOf({ path: file, text: chartCsv(CHART, PAGE) })?.text ?? "";
  assert.match(text, /# 數據來源：公報，https:\/\/gazette\.example\/a\n/);
  assert.match(text, /# 取自：https:\/\/paper\.example\/hant\/2025\/01\/rainy\/\n/);
  assert.match(text, /\n"里斯本,葡萄牙",,\n颱風,1234\.0,2024-04\n$/);
});

test("feeds have the figures as a table, the first of many, and where the rest is", () => {
  const html = chartHtml(CHART, PAGE);
  assert.match(html, /<td>里斯本,葡萄牙<\/td><td>—<\/td>/);
  assert.match(html, /<td>−1\.5<\/td><td>2024年3月<\/td>/);
  assert.match(html, /数据来源：<a href="https:\/\/gazette\.example\/a">公报<\/a> · CC BY 4\.0/);
  assert.match(html, new RegExp(`href="${PAGE}rain\\.csv"`));
  const many: ShownChart = {
    ...CHART,
    columns: [{ kind: "text", name: "名", cells: Array.from({ length: 400 }, (_, n) => `第${n}`) }],
  };
  assert.match(chartHtml(many, PAGE), /这里是前 60 行，一共 400 行/);
  assert.equal(chartHtml(many, PAGE).split("<tr>").length - 1, 61);
});

test("machines are told of a data set, its maker, its terms and its file; search of its words and names", () => {
  const { hasPart } = JSON.parse(articleJsonLd(SITE, ARTICLE))["@graph"][1];
  assert.deepEqual(hasPart[0], {
    "@type": "Dataset",
    "@id": `${PAGE}#chart-rain`,
    url: `${PAGE}#chart-rain`,
    name: "城市的雨量",
    description: "头发湿了",
    inLanguage: "zh-Hans",
    creator: { "@type": "Organization", name: "公报" },
    creditText: "公报",
    isBasedOn: "https://gazette.example/a",
    usageInfo: { "@type": "CreativeWork", text: "CC BY 4.0" },
    license: "https://creativecommons.org/licenses/by/4.0/",
    isAccessibleForFree: true,
    variableMeasured: [
      { "@type": "PropertyValue", name: "雨量", unitText: "毫米" },
      { "@type": "PropertyValue", name: "日期" },
    ],
    distribution: [{ "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: `${PAGE}rain.csv` }],
  });
  assert.match(
    searchDocument(ARTICLE),
    /城市的雨量。头发湿了。每年一月发布。=1\+1、里斯本,葡萄牙、台风、雨量、日期。（公报）/,
  );
});

test("the ledger counts figures by themselves", () => {
  const [entry] = ledgerOf({}, [ARTICLE], []);
  assert.deepEqual([entry?.name, entry?.charts, entry?.pictures, entry?.total], ["公报", 1, 0, 0]);
});

test("a page with a chart that does not say whose figures they are is not published", () => {
  const page = (credit: string) =>
    Buffer.from(
      `<div class="article-body"><figure class="chart"><small class="credit">${credit}</small></figure></div>` +
        '<footer class="article-end"><section class="source-attribution">公报</section><p class="disclaimer"></p>',
    );
  const record = creditRecordOf(ARTICLE, false);
  assert.deepEqual(creditFindings(record, page("数据来源：公报"), "a.html"), []);
  assert.deepEqual(
    creditFindings(record, page("数据来源："), "a.html").map(({ code, message }) => `${code} ${message}`),
    ["uncredited-picture 图表“rain”下面没有它的出处"],
  );
});
