import type { Article } from "./article.ts";
import type { DateStamp } from "./date-stamp.ts";

/** A moment in UTC to the second, as no author would type a date: `20261129T181500Z`. */
export const RELEASE_STAMP = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;

/** What `order` in article.json is set to when the release of an article is decided. @param epoch milliseconds since 1970 */
export function releaseStamp(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(0, "2026-11-29T18:15:00".length).replace(/[-:]/g, "")}Z`;
}

/** What the order of two articles depends on. */
export interface Released extends Pick<Article, "id" | "order"> {
  readonly published: Pick<DateStamp, "epoch">;
}

/**
 * Orders articles, newest first, by the moment of their release. Of one moment (an import of days without hours, two
 * bulletins of one minute) the one whose release was written down later is newer, and newer than those where it was not:
 * so that what comes after is before them in every list. Among the rest the permanent id decides, as it reads: part 1
 * before part 2. The order of two articles never depends on a third (docs/decisions/0027).
 */
export function newestFirst(a: Released, b: Released): number {
  if (a.published.epoch !== b.published.epoch) return b.published.epoch - a.published.epoch;
  const [orderA, orderB] = [a.order ?? "", b.order ?? ""];
  if (orderA !== orderB) return orderA < orderB ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
