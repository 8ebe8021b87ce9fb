import { type Article, leadPictureOf } from "../domain/article.ts";
import type { Weight } from "../domain/front.ts";
import { newsDate } from "../domain/live.ts";

const HOUR_MS = 3_600_000;
/** As if it had come out so much later. */
const WEIGHT_HOURS: Readonly<Record<Weight, number>> = { high: 24, normal: 0, low: -24 };
const PICTURE_HOURS = 12;
/** A live page that runs is first among equals. */
const LIVE_HOURS = 6;

/** When it came out, as far as that says how much it matters; milliseconds. */
export function rankOf(article: Article): number {
  const live = article.live?.running ? LIVE_HOURS : 0;
  const hours = WEIGHT_HOURS[article.weight] + (isPictured(article) ? PICTURE_HOURS : 0) + live;
  return newsDate(article).epoch + hours * HOUR_MS;
}

export function isPictured(article: Article): boolean {
  return leadPictureOf(article) !== undefined;
}

export function areText(articles: readonly Article[]): boolean {
  return !articles.some(isPictured);
}
