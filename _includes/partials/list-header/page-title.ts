import type { ListPage } from "../../../src/publication/list-page.ts";

/** Every page of a list needs a title of its own in search engines and browser tabs: older ones say of what days they are. */
export function pageTitle(name: string, { front, articles }: ListPage): string {
  const days = [articles.at(-1), articles[0]].map((article) => article?.published.day.split("-").map(Number) ?? []);
  const [first, last] = days.map(([year, month, day]) => `${year}年${month}月${day}日`);
  if (front) return name;
  return `${name}（${first === last ? first : `${first}至${last}`}）`;
}
