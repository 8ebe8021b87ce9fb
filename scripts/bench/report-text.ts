import { machineText } from "./machine.ts";
import type { BenchReport } from "./report.ts";
import {
  amountOfArticles,
  cacheTable,
  estimateTable,
  figureTable,
  growthTable,
  ratioTable,
  stepTable,
  type Table,
} from "./tables.ts";

interface Settings {
  readonly runs: number;
  readonly estimate?: number | undefined;
}

/** The report as people read it in a terminal: ratios first. */
export function reportText(report: BenchReport, { runs, estimate }: Settings): string {
  const tables: (readonly [string, Table | undefined])[] = [
    ["比例", ratioTable(report, "label")],
    ["篇数多起来", growthTable(report, "label")],
    ...report.sizes.flatMap((size): (readonly [string, Table | undefined])[] => {
      const articles = amountOfArticles(size.articles, "label");
      return [
        [articles, figureTable(size, "label")],
        [`${articles}，各步骤的秒数`, stepTable(size, "label")],
        [`${articles}，留给下一次的`, cacheTable(size, "label")],
      ];
    }),
    ["没有测量，只是推算", estimate === undefined ? undefined : estimateTable(report, estimate, "label")],
  ];
  const shown = tables.flatMap(([head, table]) => (table ? [`\n${head}\n${columns(table)}`] : []));
  return `${shown.join("")}\n${machineText(report.hugo)}\n各数取 ${runs} 次的中位数；比例取每一轮之比的中位数。\n`;
}

/** The same for docs/scale.md. */
export function reportMarkdown(report: BenchReport, { runs, estimate }: Settings): string {
  const parts: (readonly [string, Table | undefined])[] = [
    ["", ratioTable(report, "title")],
    ["", growthTable(report, "title")],
    ...report.sizes.flatMap((size): (readonly [string, Table | undefined])[] => {
      const articles = amountOfArticles(size.articles, "title");
      return [
        [articles, figureTable(size, "title")],
        [`${articles}, seconds of each step`, stepTable(size, "title")],
        [`${articles}, kept for the next build`, cacheTable(size, "title")],
      ];
    }),
    ["Not measured, estimated", estimate === undefined ? undefined : estimateTable(report, estimate, "title")],
  ];
  const rounds = runs === 1 ? "one round" : `medians of ${runs} rounds`;
  const shown = parts.flatMap(([head, table]) => (table ? [`${head && `${head}:\n\n`}${markdownOf(table)}\n`] : []));
  return `${machineText(report.hugo)}; ${rounds}.\n\n${shown.join("\n")}`;
}

export function markdownOf([head = [], ...rows]: Table): string {
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

/** Rows in columns of equal width, indented. */
export function columns(rows: Table): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))).join("  ");
  return rows.map((row) => `  ${line(row).trimEnd()}\n`).join("");
}

/** Han and full-width marks take two columns in a terminal. */
function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return sum;
}
