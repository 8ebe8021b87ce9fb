import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsv } from "../../src/content/csv-table.ts";
import { ChartRecord } from "../../src/domain/chart-record.ts";
import type { Draft } from "../../src/manuscripts/manuscript.ts";
import { bodyOf, fromHtml, fromText, numbers, PARAGRAPH, removedFrom } from "./manuscripts.ts";

const LEDE = "导语是第一段，交代何时何地何人何事，也有句号。";

/** The figures of the one table that was taken out of a text, as the check reads them. */
function figuresOf({ files }: Draft): string[][] {
  const [text = ""] = files.values();
  const table = readCsv(text, ({ message }) => assert.fail(message));
  return [table?.header ?? [], ...(table?.rows ?? [])].map((row) => row.map((cell) => cell.text));
}

const HTML = (above: string, below: string) => `<h1>标题</h1><p>${LEDE}</p><p>${PARAGRAPH}</p>${above}
  <table><tr><th></th><th>人口, 人</th></tr><tr><td>甲市</td><td>1,234</td></tr><tr><td>"乙"市</td><td>−5.0</td></tr></table>
  ${below}<p>${PARAGRAPH}</p>`;
const ROWS = [
  ["", "人口, 人"],
  ["甲市", "1,234"],
  ['"乙"市', "−5.0"],
];

test("a pasted table below which stands whose figures they are lies beside the article, with a record to be completed", () => {
  const draft = fromHtml(HTML("<p>表1：各市人口</p>", "<p>数据来源：公报</p><p>注：初步数字</p>"));
  assert.deepEqual(
    [...draft.charts],
    [
      [
        "table-1",
        {
          file: "table-1.csv",
          form: "table",
          title: "各市人口",
          note: "初步数字",
          credit: "gazette",
          unavailable: "原稿里的表格，还没有核对",
        },
      ],
    ],
  );
  assert.deepEqual(figuresOf(draft), ROWS);
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, "![](table-1)", PARAGRAPH]);
  assert.deepEqual(removedFrom(draft), [
    "表格的标题: 表1：各市人口",
    "表格下面的说明: 数据来源：公报",
    "表格下面的说明: 注：初步数字",
  ]);
  assert.match(draft.reviewNotes.map(({ message }) => message).join(), /table-1\.csv.*alt 和 licence/);
});

test("a table of which nobody says whose it is, or with links, stays in the text, with a word on what to do", () => {
  for (const below of ["", "<p>数据来源：网络</p>", `<p>${PARAGRAPH}</p>`]) {
    const draft = fromHtml(HTML("", below));
    assert.deepEqual([draft.charts.size, draft.files.size], [0, 0], below);
    assert.ok(bodyOf(draft).some((block) => block.startsWith("|")));
    assert.match(draft.reviewNotes.map(({ message }) => message).join(), /留在正文里/);
  }
  const linked = HTML("", "<p>数据来源：公报</p>").replace("甲市", '<a href="https://a.example/">甲市</a>');
  assert.equal(fromHtml(linked).charts.size, 0);
});

test("the source of the article is not taken for that of a table at its end", () => {
  const table = ["市\t人口", "甲\t1", "乙\t2"];
  const atEnd = fromText("标题", LEDE, PARAGRAPH, ...table, "来源：公报");
  assert.deepEqual([atEnd.charts.size, atEnd.sources], [0, ["gazette"]]);
  const inside = fromText("标题", LEDE, PARAGRAPH, ...table, "来源：先驱报", PARAGRAPH, "来源：公报");
  assert.deepEqual([inside.charts.get("table-1")?.credit, inside.sources], ["herald", ["gazette"]]);
});

const SIGNS = ["甲", "1,5", '"', "|", "#", "*", "\\", "<b>", "100%", "=1+1", "a b", "-", "[x](y)", "`"];

test("whatever stands in the cells of a spreadsheet, in the file are the same", () => {
  const next = numbers(35);
  for (let run = 0; run < 150; run += 1) {
    const columns = 2 + (next() % 4);
    const rows = Array.from({ length: 2 + (next() % 5) }, () =>
      Array.from({ length: columns }, () =>
        Array.from({ length: 1 + (next() % 3) }, () => SIGNS[next() % SIGNS.length]).join(""),
      ),
    );
    const lines = rows.map((row) => row.join("\t"));
    const draft = fromText("标题", LEDE, PARAGRAPH, ...lines, "数据来源：公报", PARAGRAPH);
    assert.deepEqual(figuresOf(draft), rows, JSON.stringify(lines));
    for (const record of draft.charts.values()) assert.ok(ChartRecord.safeParse(record).success);
    const inText = fromText("标题", LEDE, PARAGRAPH, ...lines, PARAGRAPH);
    assert.deepEqual([inText.charts.size, bodyOf(inText).length], [0, 3]);
  }
});

test("lines that are set in, and of which each has other tabs, are no table", () => {
  const draft = fromText("标题", LEDE, `\t${PARAGRAPH}`, `\t${PARAGRAPH}`, `甲\t${PARAGRAPH}`, `乙\t丙\t${PARAGRAPH}`);
  assert.deepEqual(bodyOf(draft), [PARAGRAPH, PARAGRAPH, `甲 ${PARAGRAPH}`, `乙 丙 ${PARAGRAPH}`]);
});

test("thousands of tables are taken out, or left, in time that their number bounds", () => {
  for (const below of ["数据来源：公报", "来源：公报"]) {
    const lines = Array.from({ length: 3000 }, () => ["市\t人口", "甲\t1", below]).flat();
    const before = process.cpuUsage();
    assert.equal(fromText("标题", LEDE, ...lines).charts.size, below.startsWith("数据") ? 3000 : 0);
    const { user, system } = process.cpuUsage(before);
    // A tenth of it now; with every table that looks at all others three times as much.
    assert.ok(user + system < 2_500_000, `${below}: ${user + system}`);
  }
});
