import type { Article } from "../domain/article.ts";

export interface ArchiveDay<Listed = Article> {
  /** `5月19日` */
  readonly label: string;
  /** `2025-05-19` */
  readonly day: string;
  readonly articles: readonly Listed[];
}

/** A month as lists of months show it. */
export interface MonthEntry {
  readonly path: string;
  /** Two digits. */
  readonly month: string;
  readonly count: number;
}

export interface ArchiveMonth<Listed = Article> extends MonthEntry {
  readonly year: string;
  /** `2025年5月` */
  readonly label: string;
  /** Newest first. */
  readonly days: readonly ArchiveDay<Listed>[];
  readonly newer?: string;
  readonly older?: string;
}

export interface ArchiveYear {
  readonly path: string;
  readonly year: string;
  readonly count: number;
  /** Newest first. */
  readonly months: readonly MonthEntry[];
  readonly newer?: string;
  readonly older?: string;
}

/**
 * The archive by year, month and day. Addresses follow the calendar, so a new article touches its own month only.
 *
 * @param articles newest first
 * @returns years and months, the newest first
 */
export function archiveOf(articles: readonly Article[]): {
  readonly archive: ArchiveYear[];
  readonly archiveMonths: ArchiveMonth[];
} {
  const byMonth = groupBy(articles, ({ published }) => `${published.year}/${published.month}`);
  const months = [...byMonth].map(([key, list]) => {
    const [year = "", month = ""] = key.split("/");
    const label = `${year}年${Number(month)}月`;
    return { path: `/${key}/`, year, month, label, count: list.length, days: daysOf(list) };
  });
  const years = [...groupBy(months, ({ year }) => year)].map(([year, list]) => ({
    path: `/${year}/`,
    year,
    count: list.reduce((sum, { count }) => sum + count, 0),
    months: list.map(({ path, month, count }) => ({ path, month, count })),
  }));
  return { archive: withNeighbours(years), archiveMonths: withNeighbours(months) };
}

function daysOf(articles: readonly Article[]): ArchiveDay[] {
  return [...groupBy(articles, ({ published }) => published.day)].map(([day, list]) => ({
    day,
    label: list[0]?.published.shortLabel ?? day,
    articles: list,
  }));
}

function withNeighbours<T extends { path: string }>(list: readonly T[]): (T & { newer?: string; older?: string })[] {
  return list.map((item, index) => {
    const newer = list[index - 1]?.path;
    const older = list[index + 1]?.path;
    return { ...item, ...(newer && { newer }), ...(older && { older }) };
  });
}

/** Groups in order of first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return groupByMany(items, (item) => [keyOf(item)]);
}

/** The same of what belongs to several groups. */
export function groupByMany<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
