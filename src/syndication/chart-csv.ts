import { stringify } from "csv-stringify/sync";
import type { ShownChart } from "../domain/chart.ts";
import { cellValue } from "../domain/chart-cell.ts";
import { titleWithUnit } from "../domain/chart-words.ts";

/** What would begin a formula in a spreadsheet (OWASP: CSV injection), where it is no number. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * The figures of a chart as readers take them along: CSV (RFC 4180) with the byte order mark by which Excel knows UTF-8. Figures
 * leave the page they stand on, so what they are, whose and on what terms stands in the file, in lines that begin with #.
 *
 * @param page full address of the article
 */
export function chartCsv(chart: ShownChart, page: string): string {
  const { columns, credit, licence, note, until } = chart;
  const from = [credit.name, credit.title && `《${credit.title}》`, credit.author, credit.url]
    .filter(Boolean)
    .join("，");
  const remarks = [
    titleWithUnit(chart, chart.unit ?? ""),
    `数据来源：${from}`,
    `使用依据：${licence}${until ? `，期限到${until.label}` : ""}`,
    ...(note === undefined ? [] : [`注：${note}`]),
    `取自：${page}`,
  ];
  const rows = Array.from({ length: columns[0]?.cells.length ?? 0 }, (_, row) =>
    columns.map((column) => plain(cellValue(column, row), column.kind === "text")),
  );
  const head = columns.map(({ name }) => plain(name, true));
  return stringify([...remarks.map((remark) => [`# ${remark}`]), head, ...rows], { bom: true });
}

function plain(value: string, isText: boolean): string {
  return isText && FORMULA.test(value) ? `'${value}` : value;
}
