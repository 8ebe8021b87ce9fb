import type { BenchReport, Comparison, Figures, Growth, Measured, Times } from "./report.ts";

/** The report as people read it, in columns. */
export function reportText({ sizes, growth }: BenchReport, runs: number): string {
  const parts = [...sizes.map(comparisonText), ...(growth ? [growthText(growth)] : [])];
  return `${parts.join("\n")}\n各数取 ${runs} 次的中位数；括号里是第一列的几倍，取每一轮相比的中位数。\n`;
}

type Row = readonly [label: string, amount: (figures: Figures) => string, times?: (times: Times) => number];

const ROWS: readonly Row[] = [
  ["HTML 页", ({ pages }) => `${pages}`, ({ pages }) => pages],
  ["文件", ({ files }) => `${files}`, ({ files }) => files],
  ["大小", ({ bytes }) => `${(bytes / 1e6).toFixed(1)} MB`, ({ bytes }) => bytes],
  ["用时", ({ wall }) => `${wall.toFixed(2)} 秒`, ({ wall }) => wall],
  ["处理器时间", ({ cpu }) => `${cpu.toFixed(2)} 秒`, ({ cpu }) => cpu],
  ["内存峰值", ({ peak }) => `${peak.toFixed(0)} MiB`, ({ peak }) => peak],
  ["每秒页数", ({ pagesPerSecond }) => pagesPerSecond.toFixed(0)],
  ["每篇用时", ({ wallPerArticle }) => `${(wallPerArticle * 1000).toFixed(2)} 毫秒`],
  ["每篇处理器时间", ({ cpuPerArticle }) => `${(cpuPerArticle * 1000).toFixed(2)} 毫秒`],
];

function comparisonText({ articles, contenders }: Comparison): string {
  const table = ROWS.map(([label, amount, of]) => [
    label,
    ...contenders.map(({ figures, times }) => amount(figures) + (times && of ? `（${of(times).toFixed(2)}）` : "")),
  ]);
  const head = ["", ...contenders.map(({ label }) => label)];
  return `\n${articles} 篇文章\n${columns([head, ...table])}${contenders.map(stepsText).join("")}`;
}

function stepsText({ label, figures: { steps } }: Measured): string {
  if (steps.length === 0) return "";
  const rows = steps.map(({ step, seconds, cpu, peak }) => [
    step,
    `${seconds.toFixed(2)} 秒`,
    `处理器 ${cpu.toFixed(2)} 秒`,
    `内存至此 ${peak.toFixed(0)} MiB`,
  ]);
  return `\n${label}的各步骤\n${columns(rows)}`;
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
