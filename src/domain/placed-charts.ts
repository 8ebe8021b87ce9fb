import type { PublicArticle } from "./article.ts";
import { type Chart, chartFilePath, type ShownChart } from "./chart.ts";

/** The charts in the order in which the text places them. */
export function chartsOf({ body }: Pick<PublicArticle, "body">): readonly Chart[] {
  return body.flatMap((block) => (block.kind === "chart" ? [block.chart] : []));
}

/** Those whose figures are offered, and where. */
export function chartFilesOf(article: Pick<PublicArticle, "body" | "path">): readonly ChartFile[] {
  return chartsOf(article).flatMap((chart) => (chart.shown ? [{ path: chartFilePath(article, chart), chart }] : []));
}

export interface ChartFile {
  readonly path: string;
  readonly chart: ShownChart;
}
