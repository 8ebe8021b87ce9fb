import { columns } from "../report-text.ts";
import { KB } from "./floors.ts";
import type { Figures, Spread } from "./metrics.ts";
import type { Flaw, SearchReport } from "./report.ts";
import type { ArticleText } from "./texts.ts";

const FEW_FLAWS = 10;
const FEW_ARTICLES = 5;
const AROUND = 12;
const KIND_NAMES: Readonly<Record<string, string>> = {
  page: "页面",
  pictures: "图片",
  titles: "标题与拼音",
  engine: "搜索程序",
  meta: "目录",
  filters: "筛选",
  index: "索引",
  fragments: "摘要",
};

/** The report as people read it. @param everyFlaw lists all queries that were not answered perfectly */
export function searchReportText(report: SearchReport, texts: readonly ArticleText[], everyFlaw: boolean): string {
  const { articles, length, all, families, below, flaws } = report;
  const head = [
    "",
    "查询",
    "召回",
    "前十准",
    "MRR",
    "标题",
    "误空",
    "无答",
    "不稳",
    "首次 KB 中/p95",
    "再次 KB 中/p95",
    "慢线路首次见到",
    "说完",
    "慢线路再次见到",
    "说完",
    "繁=简",
  ];
  const kinds = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([kind, bytes]) => `${KIND_NAMES[kind] ?? kind} ${(bytes / KB).toFixed(1)}`)
      .join("，");
  const shown = everyFlaw ? flaws : flaws.slice(0, FEW_FLAWS);
  const byPath = new Map(texts.map((text) => [text.path, text]));
  return [
    `\n${articles} 篇文章，平均 ${length} 字\n`,
    columns([head, ...[...families, all].map(row)]),
    `首次搜索平均下载（KB）：${kinds(report.firstByKind)}\n`,
    `再次搜索平均下载（KB）：${kinds(report.laterByKind)}\n`,
    "KB 是 1000 字节，文本按 gzip 压缩后计，不计响应头。首次：没有缓存，从打开页面算起。慢线路：每秒 1.6 兆位、150 毫秒、处理器慢四倍，毫秒（中/p95），到第一条结果出现，到连相关文章也列完；再次从提问算起。\n",
    "不稳：前十条因先前搜过别的而不同。\n",
    flaws.length === 0
      ? ""
      : `\n没有答好的查询 ${flaws.length} 个${everyFlaw ? "" : `，最差的 ${shown.length} 个（全部：--misses）`}：\n`,
    ...shown.map((flaw) => flawText(flaw, byPath)),
    below.length === 0 ? "\n全部达到目标。\n" : `\n不到目标：\n${below.map((line) => `  ✗ ${line}\n`).join("")}`,
  ].join("");
}

function row(figures: Figures): string[] {
  const { name, queries, recall, precision, reciprocalRank, wronglyEmpty, unanswered, unsteady } = figures;
  const kilobytes = ({ p50, p95 }: Spread) => `${number(p50 / KB)}/${number(p95 / KB)}`;
  const times = ({ p50, p95 }: Spread) => `${number(p50)}/${number(p95)}`;
  return [
    name,
    String(queries),
    recall.toFixed(3),
    precision.toFixed(3),
    reciprocalRank?.toFixed(3) ?? "",
    figures.titles?.toFixed(3) ?? "",
    String(wronglyEmpty),
    String(unanswered),
    String(unsteady),
    kilobytes(figures.firstBytes),
    kilobytes(figures.laterBytes),
    times(figures.firstTime),
    times(figures.firstWhole),
    times(figures.laterTime),
    times(figures.laterWhole),
    figures.sameAsSimplified?.toFixed(2) ?? "",
  ];
}

/** A dash where nothing was measured. */
function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(0) : "—";
}

function flawText(flaw: Flaw, byPath: ReadonlyMap<string, ArticleText>): string {
  const { family, typed, forms, right, shown, recall, precision, place, missed, wrong } = flaw;
  const lines = (label: string, paths: readonly string[]) =>
    paths.slice(0, FEW_ARTICLES).map((path) => `      ${label} ${path} ${around(byPath.get(path), forms)}\n`);
  const found = place === undefined ? "" : `，要找的在第 ${place || "—"} 位`;
  const figures = `应有 ${right}，显示 ${shown}，召回 ${recall.toFixed(2)}，前十准 ${precision.toFixed(2)}${found}`;
  return [`  ${family} “${typed}”：${figures}\n`, ...lines("漏", missed), ...lines("错", wrong)].join("");
}

/** Where an article says the longest part of one of the forms. */
function around(text: ArticleText | undefined, forms: readonly string[]): string {
  const pieces = text?.pieces ?? [];
  const longest = Math.max(...forms.map((form) => form.length));
  for (let length = longest; length > 0; length -= 1) {
    for (const part of forms.flatMap((form) => stretches(form.normalize("NFKC"), length))) {
      const piece = pieces.find((candidate) => candidate.includes(part));
      if (!piece) continue;
      const at = piece.indexOf(part);
      return `…${piece.slice(Math.max(0, at - AROUND), at + length + AROUND)}…`;
    }
  }
  return "";
}

function stretches(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}
