import type { Article } from "../domain/article.ts";
import { isPaidFor } from "../domain/genre.ts";

/** Stories of a row; one alone is no row. */
const ROW = 4;
const FEWEST = 2;
/** How far back opinions are looked for, and advertisements: in so many of the newest articles, and in so many days before the newest. */
const REACH = 60;
const DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Opinions that stand in a row of their own, newest first; where there is but one it stands in its section.
 * @param articles newest first @param isPlaced whether it stands elsewhere
 */
export function opinionsOf(articles: readonly Article[], isPlaced: (article: Article) => boolean): Article[] {
  const own = articles.slice(0, REACH).filter((article) => article.genre === "opinion" && !isPlaced(article));
  return own.length < FEWEST ? [] : own.slice(0, ROW);
}

/** What was paid for of late: at the foot of the front page, among nothing else. @param articles newest first */
export function advertisementsOf(articles: readonly Article[]): Article[] {
  const since = (articles[0]?.published.epoch ?? 0) - DAYS * DAY_MS;
  const found: Article[] = [];
  for (const article of articles) {
    if (article.published.epoch < since || found.length === ROW) break;
    if (isPaidFor(article)) found.push(article);
  }
  return found;
}
