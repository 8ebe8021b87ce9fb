import { limitOf, ratioText } from "./budgets.ts";
import type { BenchReport, Figures, SizeReport } from "./report.ts";
import { KEPT_SCOPES, nameOf } from "./scopes.ts";

/** In which language a table is: the terminal's, or that of docs/scale.md. */
export type Tongue = "label" | "title";

/** Head, then rows. */
export type Table = readonly (readonly string[])[];

/** Ratios of all sizes beside each other. A limit stands behind what it holds. */
export function ratioTable({ sizes }: BenchReport, tongue: Tongue): Table {
  const all = sizes.flatMap(({ ratios }) => ratios);
  const named = new Map(all.map((ratio) => [ratio.key, ratio[tongue]]));
  const rows = [...named].map(([key, name]) => [
    name,
    ...sizes.map(({ articles, ratios }) => {
      const value = ratios.find((ratio) => ratio.key === key)?.value;
      return value === undefined ? "" : withLimit(value, limitOf(key, articles), tongue);
    }),
  ]);
  return [["", ...sizes.map(({ articles }) => amountOfArticles(articles, tongue))], ...rows];
}

/** Undefined when one size was measured. */
export function growthTable({ growth }: BenchReport, tongue: Tongue): Table | undefined {
  const [first] = growth;
  if (!first) return undefined;
  const head = [first.to, first.from].map((articles) => amountOfArticles(articles, tongue)).join(" ÷ ");
  const rows = growth.map((grown) => [grown[tongue], withLimit(grown.value, limitOf(grown.key, grown.to), tongue)]);
  return [["", head], ...rows];
}

const FIGURES: readonly (readonly [label: string, title: string, amount: (figures: Figures) => string])[] = [
  ["用时", "wall", ({ wall }) => `${wall.toFixed(2)} s`],
  ["处理器时间", "CPU", ({ cpu }) => (cpu > 0 ? `${cpu.toFixed(2)} s` : "")],
  ["内存", "memory", ({ peak }) => (peak > 0 ? `${peak.toFixed(0)} MiB` : "")],
  ["网页", "pages", ({ pages }) => (pages > 0 ? `${pages}` : "")],
  ["文件", "files", ({ files }) => (files > 0 ? `${files}` : "")],
  ["字节", "bytes", ({ bytes }) => (bytes > 0 ? megabytes(bytes) : "")],
  ["别人占的核", "cores taken by others", ({ others }) => others.toFixed(1)],
];

/** Seconds and all that is no ratio, of one size. */
export function figureTable({ contenders }: SizeReport, tongue: Tongue): Table {
  const head = ["", ...FIGURES.map(([label, title]) => (tongue === "label" ? label : title))];
  const rows = contenders.map(({ key, figures }) => [
    nameOf(key)[tongue],
    ...FIGURES.map(([, , amount]) => amount(figures)),
  ]);
  return [head, ...rows];
}

/** Wall seconds of each step, as the builds told them. Undefined when none told anything. */
export function stepTable({ contenders }: SizeReport, tongue: Tongue): Table | undefined {
  const told = contenders.filter(({ figures }) => figures.steps.length > 0);
  const names = [...new Set(told.flatMap(({ figures }) => figures.steps.map(({ step }) => step)))];
  if (names.length === 0) return undefined;
  const rows = told.map(({ key, figures: { steps } }) => [
    nameOf(key)[tongue],
    ...names.map((name) => steps.find(({ step }) => step === name)?.seconds.toFixed(2) ?? ""),
  ]);
  return [["", ...names], ...rows];
}

/** What is kept for the next build, of one size. Undefined when nothing is. */
export function cacheTable({ contenders }: SizeReport, tongue: Tongue): Table | undefined {
  const kept = KEPT_SCOPES.flatMap((scope) => {
    const { cache } = contenders.find(({ key }) => key === `${scope}-cold`)?.figures ?? {};
    return cache ? [{ scope, cache }] : [];
  });
  if (kept.length === 0) return undefined;
  const head = tongue === "label" ? ["", "文件", "字节", "压缩后"] : ["", "files", "bytes", "compressed"];
  const rows = kept.flatMap(({ scope, cache }) => [
    [
      nameOf(`${scope}-cold`)[tongue],
      `${cache.files}`,
      megabytes(cache.bytes),
      `${megabytes(cache.packed)} (${cache.packer})`,
    ],
    ...cache.parts.map(({ name, files, bytes }) => [`· ${name}`, `${files}`, megabytes(bytes), ""]),
  ]);
  return [head, ...rows];
}

/** Wall and memory at a size that was not measured, in a straight line through the two largest that were. */
export function estimateTable({ sizes }: BenchReport, articles: number, tongue: Tongue): Table | undefined {
  const [less, more] = sizes.toSorted((a, b) => a.articles - b.articles).slice(-2);
  if (!less || !more) return undefined;
  const at = (few: number, many: number) =>
    many + ((many - few) / (more.articles - less.articles)) * (articles - more.articles);
  const rows = more.contenders.flatMap(({ key, figures: many }) => {
    const few = less.contenders.find((row) => row.key === key)?.figures;
    if (!few) return [];
    const [wall, peak] = [at(few.wall, many.wall), at(few.peak, many.peak)];
    return [[nameOf(key)[tongue], `${wall.toFixed(0)} s`, peak > 0 ? `${peak.toFixed(0)} MiB` : ""]];
  });
  const head =
    tongue === "label" ? [`推算 ${articles} 篇`, "用时", "内存"] : [`estimate, ${articles}`, "wall", "memory"];
  return [head, ...rows];
}

export function amountOfArticles(articles: number, tongue: Tongue): string {
  return tongue === "label" ? `${articles} 篇` : `${articles.toLocaleString("en")} articles`;
}

function withLimit(value: number, most: number | undefined, tongue: Tongue): string {
  if (most === undefined) return ratioText(value);
  const limit = tongue === "label" ? `限 ${ratioText(most)}` : `≤ ${ratioText(most)}`;
  return `${ratioText(value)}${value > most ? " ✗" : ""} (${limit})`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
