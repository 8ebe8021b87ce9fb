import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { readCsv, type TableFault } from "../../src/content/csv-table.ts";
import { readDate, readNumber } from "../../src/content/typed-figures.ts";
import { Clock } from "../../src/domain/clock.ts";
import { chartsOf } from "../../src/domain/placed-charts.ts";
import { expiryOf } from "../../src/domain/release.ts";
import { chartCsv } from "../../src/syndication/chart-csv.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const CHART = { file: "rain.csv", form: "bars", title: "雨量", alt: "描述", credit: "gazette", licence: "CC BY 4.0" };
const CSV = "城市,雨量,雪量\n甲,1.5,2\n乙,2,\n";

function charts(p: Publication, csv = CSV, changes: Readonly<Record<string, unknown>> = {}): void {
  p.record({ charts: { rain: { ...CHART, ...changes } } });
  p.write("article.md", "正文。\n\n![](rain)\n");
  p.write("rain.csv", csv);
}

testBadInputs({
  "a chart without a source": {
    spoil: (p) => charts(p, CSV, { credit: undefined }),
    code: "missing-credit",
    says: /credit/,
    variant: (p) => charts(p),
  },
  "a chart of a file with a word among its figures": {
    spoil: (p) => charts(p, "城市,雨量\n甲,1.5\n乙,多云\n"),
    code: "bad-chart-data",
    says: /“雨量”这一列的“多云”不是数/,
    at: [3, 3],
    variant: (p) => charts(p, "城市,雨量\n甲,1.5\n乙,—\n"),
  },
});

test("a chart says all that it lacks at once, each where it stands", () => {
  const p = minimalPublication();
  charts(p, CSV, { file: "snow.csv", alt: undefined, licence: undefined, credit: "gazete" });
  assert.deepEqual(
    new Set(p.problems().map(({ code }) => code)),
    new Set(["missing-alt", "missing-licence", "unknown-source", "missing-chart-file", "unrecorded-file"]),
  );
  charts(p, CSV, { highlight: ["丙"], columns: [{ column: "城市" }, { column: "雨" }] });
  assert.match(p.problems()[0]?.message ?? "", /没有“雨”这一列；有的是“城市”、“雨量”、“雪量”/);
});

test("all mistakes of a file are told in one run, with line and column", () => {
  const p = minimalPublication();
  charts(p, '# 来源：甲\n城市,雨量,雪量\n"甲,\n乙",1.5,x\n丙,二,3\n丁,1\n<b>戊</b>,1,2\n丙,1,1%\n');
  const told = p
    .problems()
    .map(({ file, line, column, message }) => `${file.split("/").at(-1)}:${line}:${column} ${message}`);
  assert.deepEqual(told, [
    "rain.csv:4:8 “雪量”这一列的“x”不是数。",
    "rain.csv:5:3 “雨量”这一列的“二”不是数。",
    "rain.csv:5:5 “雪量”这一列的“3”没有百分号，同一列的别处有。",
    "rain.csv:6:1 表头有 3 列，这一行有 2 列。",
    "rain.csv:7:1 “城市”这一列的“<b>戊</b>”里有 HTML。",
    "rain.csv:8:1 “丙”有两行。",
  ]);
  charts(p, '城市,雨量\n甲,"1\n乙,2\n');
  assert.match(p.problems()[0]?.message ?? "", /英文双引号没有成对/);
});

test("a file is read as spreadsheets write it, and as our own are taken along", () => {
  const wanted = chartsIn(CSV);
  const forms = [
    `\ufeff${CSV}`,
    CSV.replaceAll("\n", "\r\n"),
    CSV.replaceAll(",", ";"),
    CSV.replaceAll(",", "\t"),
    `${CSV},,\n,,\n`,
  ];
  for (const form of [...forms, "城市,雨量,雪量,\n甲,１．５,2.0,\n乙,2,N/A,\n".replace("2.0", "2")])
    assert.deepEqual(chartsIn(form), wanted, JSON.stringify(form));
  const [chart] = wanted;
  assert.ok(chart?.shown);
  assert.deepEqual(chartsIn(chartCsv(chart, "https://paper.example/a/")), wanted);
});

test("GBK, in which Excel saves where it is Chinese, is told by its name", () => {
  const p = minimalPublication();
  charts(p);
  p.write(
    "rain.csv",
    Buffer.from([0xb3, 0xc7, 0xca, 0xd0, 0x2c, 0xd3, 0xea, 0xc1, 0xbf, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x0a]),
  );
  const [problem] = p.problems();
  assert.equal(problem?.code, "not-utf8");
  assert.match(problem?.message ?? "", /GB/);
});

test("numbers and dates are read in every way people write them, and what may be two is refused", () => {
  const numbers: Record<string, number> = {
    "1,234.50": 1234.5,
    "－３": -3,
    "−0.5": -0.5,
    "12%": 12,
    "+7": 7,
    "1 234": 1234,
    "0": 0,
    "-0": 0,
  };
  for (const [typed, value] of Object.entries(numbers)) assert.equal(readNumber(typed)?.value, value, typed);
  for (const typed of ["1,5", "12,34", "1.2.3", "一", "1e5", "0x10", "١", "", "1万", "--1", "999999999999999999"])
    assert.equal(readNumber(typed), undefined, typed);
  const dates: Record<string, string> = {
    "2024": "2024-01-01",
    "2024年": "2024-01-01",
    "2024Q3": "2024-07-01",
    "2024年第四季度": "2024-10-01",
    "2024-3": "2024-03-01",
    "2024年3月": "2024-03-01",
    "2024/3/5": "2024-03-05",
    "2024年2月29日": "2024-02-29",
    "2024-03-05 00:00:00": "2024-03-05",
  };
  for (const [typed, day] of Object.entries(dates)) assert.equal(readDate(typed)?.day, day, typed);
  for (const typed of ["2023-02-29", "2024-13", "999", "24-3-5", "3/5/2024", "2024Q5"])
    assert.equal(readDate(typed), undefined, typed);
});

test("whatever is between commas is found again, and every cell knows its place", () => {
  const random = seededRandom(3);
  for (let round = 0; round < 60; round += 1) {
    const delimiter = pick(random, [",", ";", "\t"]);
    const rows = Array.from({ length: between(random, 2, 9) }, (_, row) =>
      Array.from(
        { length: 3 },
        (_, column) => `${pick(random, ["甲", 'a"b', "x, y", "1;2", "𠮷", "", "行\n尾"])}${row}${column}`,
      ),
    );
    const written = (cell: string) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const text = `${rows.map((row) => row.map(written).join(delimiter)).join("\n")}\n`;
    const faults: TableFault[] = [];
    const read = readCsv(text, (fault) => faults.push(fault));
    assert.deepEqual(faults, []);
    const found = read && [read.header, ...read.rows];
    assert.deepEqual(
      found?.map((row) => row.map((cell) => cell.text)),
      rows.map((row) => row.map((cell) => cell.replaceAll("\n", " "))),
    );
    for (const cell of found?.flat() ?? []) {
      const { line, column } = cell.place();
      const at =
        text
          .split("\n")
          .slice(0, line - 1)
          .join("\n").length +
        (line > 1 ? 1 : 0) +
        column -
        1;
      const begin = written(rows.flat().find((one) => one.replaceAll("\n", " ") === cell.text) ?? "");
      assert.equal(text.slice(at, at + begin.length), begin);
    }
  }
});

test("columns that are not listed are nowhere, not in the file to take along either", () => {
  const p = minimalPublication();
  charts(p, "城市,雨量,内部备注\n甲,1,勿外传\n乙,2,勿外传\n", {
    columns: [{ column: "城市" }, { column: "雨量", name: "毫米" }],
  });
  const [article] = p.read().articles;
  assert.ok(article);
  const [chart] = chartsOf(article);
  assert.ok(chart?.shown);
  assert.doesNotMatch(JSON.stringify(article), /勿外传/);
  assert.match(chartCsv(chart, "https://paper.example/a/"), /城市,毫米\n甲,1\n/);
});

test("a chart whose licence has ended, or that was withdrawn, leaves its title, its source and no figure", () => {
  const p = minimalPublication();
  charts(p, CSV, { until: "2026-01-01T00:00:00-08:00" });
  const [article] = p.read(Date.parse("2025-06-01T00:00:00Z")).articles;
  assert.ok(article);
  const { article: after, ended } = expiryOf(article, new Clock(Date.parse("2026-02-01T00:00:00Z")));
  assert.deepEqual(
    ended.map(({ picture }) => picture),
    ["rain"],
  );
  const withdrawal = {
    path: "/2025/05/sample/",
    picture: "rain",
    id: "20250519-sample",
    date: "2025-06-01T00:00:00-07:00",
    reason: "要求",
    requestedBy: "公报",
  };
  charts(p);
  p.siteData("withdrawals.json", [withdrawal]);
  for (const gone of [after, p.read().articles[0]]) {
    const [chart] = gone ? chartsOf(gone) : [];
    assert.equal(chart?.shown, false);
    assert.equal(chart?.credit.name, "公报");
    assert.doesNotMatch(JSON.stringify(chart), /甲|1\.5/);
  }
});

function chartsIn(csv: string) {
  const p = minimalPublication();
  charts(p, csv);
  return p.read().articles.flatMap(chartsOf);
}
