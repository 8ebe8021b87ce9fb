import type { Article, Picture, ShownPicture } from "./article.ts";
import type { Clock } from "./clock.ts";
import type { DateStamp } from "./date-stamp.ts";
import type { Withdrawal } from "./withdrawal.ts";

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

/**
 * What of an article has reached the end of its licence (`until`), as it is after that: a picture is not shown any more,
 * and an article is gone. Both are withdrawals that the record announced, and nobody asked for.
 */
export interface Expiry {
  /** With placeholders for the pictures that have ended; absent when the article itself has. */
  readonly article?: Article;
  /** What ended, to be told where withdrawals are told. */
  readonly ended: readonly Withdrawal[];
}

/** An article as it is by a clock. What ends at that very moment has ended. */
export function expiryOf(article: Article, clock: Clock): Expiry {
  const { id, path, until, aliases } = article;
  if (until && clock.hasCome(until.epoch))
    return { ended: [{ id, path, date: until, reason: "本站使用这篇文章的期限已到。", aliases }] };
  const ended: Withdrawal[] = [];
  const body = article.body.map((block) => {
    if (block.kind !== "picture" || !block.picture.shown) return block;
    const date = block.picture.until;
    if (!date || !clock.hasCome(date.epoch)) return block;
    ended.push({ id, path, picture: block.picture.name, date, reason: "本站使用这张图片的期限已到。" });
    return { ...block, picture: placeholder(block.picture, `本站使用这张图片的期限已于${date.label}到期。`) };
  });
  return { article: ended.length === 0 ? article : { ...article, body }, ended };
}

/** Caption, credit and licence stay on record and on the page. */
function placeholder({ name, caption, alt, credit, licence }: ShownPicture, reason: string): Picture {
  return {
    name,
    shown: false,
    reason,
    credit,
    ...(caption && { caption }),
    ...(alt && { alt }),
    ...(licence && { licence }),
  };
}
