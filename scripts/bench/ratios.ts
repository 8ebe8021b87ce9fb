import type { Measurement } from "./bench.ts";
import { median } from "./median.ts";
import { type ContenderKey, KEPT_SCOPES, MOMENTS, type Moment, nameOf, SCOPES } from "./scopes.ts";

type Figure = "wall" | "cpu" | "peak" | "bytes";

interface Comparison {
  /** `html/hugo wall`: what budgets.ts calls it. */
  readonly key: string;
  readonly of: ContenderKey;
  readonly to: ContenderKey;
  readonly figure: Figure;
  readonly label: string;
  /** In English, for docs/scale.md. */
  readonly title: string;
}

/** How many times as much one takes as another, at one size: the median of the rounds. */
export interface Ratio {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly value: number;
}

/** What something takes at the largest size, to what it takes at the smallest. */
export interface Growth extends Ratio {
  readonly from: number;
  readonly to: number;
}

const AFTER_COLD: readonly Exclude<Moment, "cold">[] = ["unchanged", "changed", "added"];
const FIGURES: Readonly<Record<Figure, { readonly label: string; readonly title: string }>> = {
  wall: { label: "用时", title: "wall" },
  cpu: { label: "处理器时间", title: "CPU" },
  peak: { label: "内存", title: "memory" },
  bytes: { label: "字节", title: "bytes" },
};

/** What is compared with what, in the order of the report. */
const COMPARISONS: readonly Comparison[] = [
  compared("html", "hugo", "wall", "HTML ÷ Hugo", "HTML alone ÷ Hugo"),
  compared("html", "hugo", "cpu", "HTML ÷ Hugo", "HTML alone ÷ Hugo"),
  compared("html", "hugo", "peak", "HTML ÷ Hugo", "HTML alone ÷ Hugo"),
  compared("html", "hugo", "bytes", "HTML ÷ Hugo", "HTML alone ÷ Hugo"),
  compared("html", "loop", "wall", "HTML ÷ 读写底线", "HTML alone ÷ bare loop"),
  compared("html", "eleventy", "wall", "HTML ÷ Eleventy", "HTML alone ÷ Eleventy"),
  compared("search-cold", "hugo-pagefind", "wall", "搜索 ÷ Hugo 和 Pagefind", "with search ÷ Hugo and Pagefind"),
  compared("search-cold", "hugo-pagefind", "peak", "搜索 ÷ Hugo 和 Pagefind", "with search ÷ Hugo and Pagefind"),
  compared("traditional", "html", "wall", "有 ÷ 没有繁体版（不含搜索）", "both editions ÷ one, without search"),
  compared("traditional", "html", "cpu", "有 ÷ 没有繁体版（不含搜索）", "both editions ÷ one, without search"),
  compared("provenance", "html", "cpu", "来历在案 ÷ 不在案", "provenance on record ÷ none"),
  compared("marked-pictures", "pictures", "cpu", "图片有标记 ÷ 没有", "marked pictures ÷ plain ones"),
  compared("whole-cold", "search-cold", "wall", "有 ÷ 没有繁体版（含搜索）", "both editions ÷ one, with search"),
  compared("whole-cold", "html", "wall", "全部 ÷ HTML", "everything ÷ HTML alone"),
  compared("whole-cold", "html", "peak", "全部 ÷ HTML", "everything ÷ HTML alone"),
  ...KEPT_SCOPES.flatMap((scope) =>
    AFTER_COLD.flatMap((moment) => {
      const [what, when] = [SCOPES[scope], MOMENTS[moment]];
      const names = [`${what.label}：${when.label} ÷ 从头`, `${what.title}: ${when.title} ÷ cold`] as const;
      const figures = ["wall", "cpu"] as const;
      return figures.map((figure) => compared(`${scope}-${moment}`, `${scope}-cold`, figure, ...names));
    }),
  ),
  compared("kept-changed", "hugo", "wall", "HTML 改了一篇 ÷ Hugo 全部", "HTML, one article changed ÷ all of Hugo"),
];

/** What grows with the archive: the cost of an article in a build from nothing, and of a change as a whole. */
const GROWING: readonly { readonly of: ContenderKey; readonly per: "article" | "build" }[] = [
  { of: "html", per: "article" },
  { of: "traditional", per: "article" },
  { of: "search-cold", per: "article" },
  { of: "whole-cold", per: "article" },
  { of: "whole-unchanged", per: "build" },
  { of: "whole-changed", per: "build" },
  { of: "dev-save", per: "build" },
];

/** By which a limit may be set. */
export const RATIO_KEYS: readonly string[] = [
  ...COMPARISONS.map(({ key }) => key),
  ...GROWING.map(({ of, per }) => `${of} per ${per}`),
];

/** Only what was measured is compared. */
export function ratiosOf({ contenders }: Measurement): Ratio[] {
  const runsOf = new Map(contenders.map(({ key, runs }) => [key, runs]));
  return COMPARISONS.flatMap(({ of, to, figure, ...names }) => {
    const [ours, theirs] = [runsOf.get(of), runsOf.get(to)];
    if (!ours || !theirs) return [];
    const value = median(ours.flatMap((run, round) => (theirs[round] ? [run[figure] / theirs[round][figure]] : [])));
    return [{ ...names, value }];
  });
}

/** Empty when one size was measured. */
export function growthOf(sizes: readonly Measurement[]): Growth[] {
  const bySize = sizes.toSorted((a, b) => a.articles - b.articles);
  const [least, most] = [bySize[0], bySize.at(-1)];
  if (!least || !most || least === most) return [];
  return GROWING.flatMap(({ of, per }): Growth[] => {
    const [few, many] = [wallOf(least, of), wallOf(most, of)];
    if (few === undefined || many === undefined) return [];
    const { label, title } = nameOf(of);
    const value = per === "article" ? many / most.articles / (few / least.articles) : many / few;
    return [
      {
        key: `${of} per ${per}`,
        label: per === "article" ? `${label}，每篇用时` : `${label}，用时`,
        title: per === "article" ? `${title}, wall of an article` : `${title}, wall`,
        value,
        from: least.articles,
        to: most.articles,
      },
    ];
  });
}

function wallOf({ contenders }: Measurement, key: ContenderKey): number | undefined {
  const runs = contenders.find((contender) => contender.key === key)?.runs;
  return runs && median(runs.map(({ wall }) => wall));
}

function compared(of: ContenderKey, to: ContenderKey, figure: Figure, label: string, title: string): Comparison {
  const { label: what, title: name } = FIGURES[figure];
  return { key: `${of}/${to} ${figure}`, of, to, figure, label: `${label}，${what}`, title: `${title}, ${name}` };
}
