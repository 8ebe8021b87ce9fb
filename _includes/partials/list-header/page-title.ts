import type { Article } from "../../../src/domain/article.ts";
import type { ListPage } from "../../../src/publication/list-page.ts";

export type Dated = Pick<Article, "published">;

/** Every page of a list needs a title of its own in search engines and browser tabs: older ones say of what days they are. */
export function pageTitle(name: string, page: ListPage<Dated>): string {
  return page.front ? name : `${name}（${daysOf(page)}）`;
}

/** `2025年5月1日至2025年5月19日` */
export function daysOf({ articles }: ListPage<Dated>): string {
  const days = [articles.at(-1), articles[0]].map((article) => article?.published.day.split("-").map(Number) ?? []);
  const [first, last] = days.map(([year, month, day]) => `${year}年${month}月${day}日`);
  return first === last ? `${first}` : `${first}至${last}`;
}
