import type { Article } from "../domain/article.ts";

export interface ArchiveDay {
  /** `5月19日` */
  readonly label: string;
  /** `2025-05-19` */
  readonly day: string;
  readonly articles: readonly Article[];
}

export interface ArchiveMonth {
  readonly path: string;
  readonly year: string;
  /** Two digits. */
  readonly month: string;
  /** `2025年5月` */
  readonly label: string;
  readonly count: number;
  /** Newest first. */
  readonly days: readonly ArchiveDay[];
  readonly newer?: string;
  readonly older?: string;
}

export interface ArchiveYear {
  readonly path: string;
  readonly year: string;
  readonly count: number;
  /** Newest first. */
  readonly months: readonly ArchiveMonth[];
  readonly newer?: string;
  readonly older?: string;
}

/**
 * The archive by year, month and day. Addresses follow the calendar, so a new article touches its own month only.
 *
 * @param articles newest first
 * @returns newest year first
 */
export function archiveOf(articles: readonly Article[]): ArchiveYear[] {
  const months = [...groupBy(articles, ({ published }) => `${published.year}/${published.month}`)].map(
    ([key, list]) => {
      const [year = "", month = ""] = key.split("/");
      return {
        path: `/${key}/`,
        year,
        month,
        label: `${year}年${Number(month)}月`,
        count: list.length,
        days: daysOf(list),
      };
    },
  );
  const years = [...groupBy(withNeighbours(months), ({ year }) => year)].map(([year, list]) => ({
    path: `/${year}/`,
    year,
    count: list.reduce((sum, { count }) => sum + count, 0),
    months: list,
  }));
  return withNeighbours(years);
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
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
