import type { Asked, Outcome } from "./ask.ts";
import { belowFloors } from "./floors.ts";
import { type Figures, familyFigures, figuresOf, scoreOf } from "./metrics.ts";
import { datesInChinese, datesInDigits } from "./numerals.ts";
import type { SearchBenchOptions } from "./options.ts";
import { EXACT, type Family } from "./query.ts";

/** A query that was not answered perfectly. */
export interface Flaw {
  readonly family: Family;
  readonly typed: string;
  /** What an article may say for it. */
  readonly forms: readonly string[];
  readonly right: number;
  readonly shown: number;
  readonly recall: number;
  readonly precision: number;
  /** Of the article that was looked for; 0 when it was not shown. */
  readonly place?: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export interface SearchReport {
  readonly articles: number;
  readonly length: number;
  readonly all: Figures;
  readonly families: readonly Figures[];
  /** Mean bytes of a first search by kind of file. */
  readonly firstByKind: Readonly<Record<string, number>>;
  readonly laterByKind: Readonly<Record<string, number>>;
  /** The worst first. */
  readonly flaws: readonly Flaw[];
  /** What is worse than promised. */
  readonly below: readonly string[];
}

export function searchReport(
  outcomes: readonly Outcome[],
  { articles, length, floors, strictTimes }: Pick<SearchBenchOptions, "articles" | "length" | "floors" | "strictTimes">,
): SearchReport {
  const own = outcomes.filter(({ query }) => EXACT.includes(query.family));
  // Where only other families are asked there is nothing exact to tell of.
  const exact = own.length > 0 ? own : outcomes;
  const all = figuresOf(own.length > 0 ? "a–j 合计" : "合计", exact);
  const families = familyFigures(outcomes);
  return {
    articles,
    length,
    all,
    families,
    firstByKind: meanByKind(outcomes.flatMap(({ first }) => first ?? [])),
    laterByKind: meanByKind(outcomes.flatMap(({ later }) => later ?? [])),
    flaws: outcomes.flatMap(flawOf).toSorted((a, b) => a.recall + a.precision - b.recall - b.precision),
    below: floors ? belowFloors(all, families, strictTimes) : [],
  };
}

function flawOf(outcome: Outcome): Flaw[] {
  const { family, typed, truth, simplified } = outcome.query;
  const { recall, precision, reciprocalRank, missed, wrong } = scoreOf(outcome);
  if (recall === 1 && precision === 1 && (reciprocalRank ?? 1) === 1) return [];
  const shown = outcome.first?.answer.exact.length ?? 0;
  const place = reciprocalRank === undefined ? undefined : reciprocalRank && Math.round(1 / reciprocalRank);
  return [
    {
      ...{ family, typed, recall, precision, shown, missed, wrong },
      forms: [...new Set([typed, simplified ?? typed, datesInDigits(typed), datesInChinese(typed)])],
      right: truth.right.size,
      ...(place !== undefined && { place }),
    },
  ];
}

function meanByKind(asked: readonly Asked[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { transfer } of asked)
    for (const [kind, bytes] of Object.entries(transfer.byKind)) sums[kind] = (sums[kind] ?? 0) + bytes / asked.length;
  return sums;
}
