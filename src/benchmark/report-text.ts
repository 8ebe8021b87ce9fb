import type { BenchReport, Comparison, Figures, Growth, Ratio } from "./report.ts";

/** The report as people read it, in columns. */
export function reportText({ sizes, growth }: BenchReport, runs: number): string {
  const parts = [...sizes.map(comparisonText), ...(growth ? [growthText(growth)] : [])];
  return `${parts.join("\n")}\n各数取 ${runs} 次的中位数；倍数是相邻两次相比的中位数。\n`;
}

function comparisonText({ articles, laiyuan, hugo, ratio }: Comparison): string {
  const rows: [string, (figures: Figures) => string, ((ratio: Ratio) => number)?][] = [
    ["HTML 页", ({ pages }) => `${pages} 页`, ({ pages }) => pages],
    ["HTML 大小", ({ bytes }) => `${(bytes / 1e6).toFixed(1)} MB`, ({ bytes }) => bytes],
    ["用时", ({ wall }) => `${wall.toFixed(2)} 秒`, ({ wall }) => wall],
    ["处理器时间", ({ cpu }) => `${cpu.toFixed(2)} 秒`, ({ cpu }) => cpu],
    ["内存峰值", ({ peak }) => `${peak.toFixed(0)} MiB`, ({ peak }) => peak],
    ["每秒页数", ({ pagesPerSecond }) => pagesPerSecond.toFixed(0)],
    ["每篇用时", ({ wallPerArticle }) => `${(wallPerArticle * 1000).toFixed(2)} 毫秒`],
    ["每篇处理器时间", ({ cpuPerArticle }) => `${(cpuPerArticle * 1000).toFixed(2)} 毫秒`],
  ];
  const table = rows.map(([label, of, ratioOf]) => [
    label,
    of(laiyuan),
    ...(hugo ? [of(hugo)] : []),
    ...(ratio && ratioOf ? [`${ratioOf(ratio).toFixed(2)} 倍`] : []),
  ]);
  const steps = laiyuan.steps.map(({ step, seconds, cpu, peak }) => [
    step,
    `${seconds.toFixed(2)} 秒`,
    `处理器 ${cpu.toFixed(2)} 秒`,
    `内存至此 ${peak.toFixed(0)} MiB`,
  ]);
  const head = ["", "来源", ...(hugo ? ["Hugo", "来源/Hugo"] : [])];
  return `\n${articles} 篇文章\n${columns([head, ...table])}\n来源的各步骤\n${columns(steps)}`;
}

function growthText({ from, to, wall, cpu }: Growth): string {
  return `\n${to} 篇时每篇的代价是 ${from} 篇时的：用时 ${wall.toFixed(2)} 倍，处理器时间 ${cpu.toFixed(2)} 倍`;
}

/** Rows in columns of equal width, indented. */
export function columns(rows: readonly (readonly string[])[]): string {
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
