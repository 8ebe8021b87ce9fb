import type { Chart, ShownChart } from "../domain/chart.ts";
import { cellText } from "../domain/chart-cell.ts";
import { titleWithUnit } from "../domain/chart-words.ts";
import { escapeXml } from "./xml.ts";

/** Feed readers take drawings away: they get the figures, so many rows of them, and where the rest is. */
const MOST_ROWS = 60;

/** A chart for feed readers: its title, what is seen in it, the figures as a table, and whose they are. @param url of the article */
export function chartHtml(chart: Chart, url: string): string {
  const content = chart.shown ? figures(chart, url) : `<p>图表暂缺：${escapeXml(chart.reason)}</p>`;
  const title = chart.shown ? titleWithUnit(chart, chart.unit ?? "") : chart.title;
  const note = chart.shown && chart.note ? `注：${escapeXml(chart.note)} ` : "";
  const licence = chart.shown ? ` · ${escapeXml(chart.licence)}` : "";
  return `<figure><p><strong>${escapeXml(title)}</strong></p>${content}<figcaption>${note}数据来源：${creditHtml(chart)}${licence}</figcaption></figure>`;
}

function creditHtml({ credit: { name, author, url } }: Chart): string {
  const who = `${escapeXml(name)}${author ? `，作者：${escapeXml(author)}` : ""}`;
  return url ? `<a href="${escapeXml(url)}">${who}</a>` : who;
}

function figures(chart: ShownChart, url: string): string {
  const { columns, alt, name } = chart;
  const all = columns[0]?.cells.length ?? 0;
  const cells = (tag: "th" | "td", texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escapeXml(text)}</${tag}>`).join("")}</tr>`;
  const rows = Array.from({ length: Math.min(all, MOST_ROWS) }, (_, row) =>
    cells(
      "td",
      columns.map((column) => cellText(column, row)),
    ),
  );
  const head = cells(
    "th",
    columns.map((column) => column.name),
  );
  const rest = all > MOST_ROWS ? `这里是前 ${MOST_ROWS} 行，一共 ${all} 行；` : "";
  return `<p>${escapeXml(alt)}</p><table><thead>${head}</thead><tbody>${rows.join("")}</tbody></table><p>${rest}<a href="${escapeXml(`${url}#chart-${name}`)}">看图</a>，<a href="${escapeXml(`${url}${name}.csv`)}">下载数据</a></p>`;
}
