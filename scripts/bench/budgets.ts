import type { BenchReport } from "./report.ts";

/** What something may take at most, as a part of something else that was measured in the same run. */
interface Limit {
  readonly few: number;
  /** From `MANY` articles on, where it is another one. */
  readonly many?: number;
}

/**
 * What a build may cost, by the key of a ratio (ratios.ts). Seconds say more of the machine than of the program, so none
 * stand here. What was reached on two cores, and a quarter more, so that the night tells of what has become dearer; what is
 * aimed at stands in docs/scale.md.
 */
export const BUDGETS: Readonly<Record<string, Limit>> = {
  "html/hugo wall": { few: 6.7, many: 3.4 },
  "html/hugo peak": { few: 2.2, many: 0.6 },
  "html/loop wall": { few: 8 },
  "search-cold/hugo-pagefind wall": { few: 1.2 },
  "search-cold/hugo-pagefind peak": { few: 1, many: 0.5 },
  "traditional/html wall": { few: 1.9, many: 2.25 },
  "provenance/html cpu": { few: 1.05 },
  "marked-pictures/pictures cpu": { few: 1.05 },
  "whole-cold/search-cold wall": { few: 1.7 },
  "whole-unchanged/whole-cold wall": { few: 1 / 10, many: 1 / 12 },
  "whole-changed/whole-cold wall": { few: 1 / 4, many: 1 / 10 },
  "whole-added/whole-cold wall": { few: 1 / 4, many: 1 / 8 },
  "html per article": { few: 1.3 },
  "whole-cold per article": { few: 1.3 },
  "whole-changed per build": { few: 4 },
};

const MANY = 10_000;

/** What a ratio may be at most; undefined when there is no limit. */
export function limitOf(key: string, articles: number): number | undefined {
  const limit = BUDGETS[key];
  return limit && articles >= MANY ? (limit.many ?? limit.few) : limit?.few;
}

/** @returns what exceeds its budget, a Chinese sentence each */
export function overBudget({ sizes, growth }: BenchReport): string[] {
  const measured = [
    ...sizes.flatMap(({ articles, ratios }) =>
      ratios.map(({ key, label, value }) => ({ key, articles, value, what: `${articles} 篇：${label}` })),
    ),
    ...growth.map(({ key, label, value, from, to }) => ({
      key,
      articles: to,
      value,
      what: `${to} ÷ ${from} 篇：${label}`,
    })),
  ];
  return measured.flatMap(({ key, articles, value, what }) => {
    const most = limitOf(key, articles);
    return most === undefined || value <= most ? [] : [`${what} ${ratioText(value)}，限 ${ratioText(most)}`];
  });
}

/** `1.39`, and what is small as a part: `1/30`. */
export function ratioText(ratio: number): string {
  return ratio > 0 && ratio < 0.3 ? `1/${(1 / ratio).toFixed(ratio < 0.1 ? 0 : 1)}` : ratio.toFixed(2);
}
