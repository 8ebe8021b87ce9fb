import type { Chart } from "./chart.ts";
import { portableFileName } from "./file-name.ts";
import { asSentence } from "./punctuation.ts";

/** Names of what is counted that search finds: of a long table the first. */
const MOST_NAMES = 100;

/** What is said of a chart in the article's own words. */
export function chartWords(chart: Chart): readonly string[] {
  return chart.shown ? [chart.title, chart.note ?? "", chart.alt] : [chart.title];
}

/** A chart as search finds it: its words, what it counts, and whose figures they are. */
export function chartSentence(chart: Chart): string {
  const { title, credit } = chart;
  if (!chart.shown) return asSentence(`${title}（${credit.name}）`);
  const [axis, ...series] = chart.columns;
  const counted = [
    ...(axis?.kind === "text" ? axis.cells.slice(0, MOST_NAMES) : []),
    ...series.map(({ name }) => name),
  ];
  const texts = [title, chart.alt, chart.note ?? "", counted.join("、")].filter((text) => text !== "").map(asSentence);
  return `${texts.join("")}（${credit.name}）`;
}

/** `2024年各省产量（万吨）` */
export function titleWithUnit({ title }: Pick<Chart, "title">, unit: string): string {
  return unit === "" ? title : `${title}（${unit}）`;
}

/** What the file of a chart is called where a reader keeps it: which article, which chart, and whose figures. */
export function downloadName({ path }: { readonly path: string }, { name, credit }: Chart): string {
  const slug = path.split("/").at(-2) ?? "";
  return portableFileName(`${slug}-${name}-${credit.name.replace(/\s+/g, "-")}.csv`);
}
