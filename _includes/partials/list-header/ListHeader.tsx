import type { ComponentChildren } from "preact";
import type { ListPage } from "../../../src/publication/list-page.ts";
import { Breadcrumb, type Crumb } from "../breadcrumb/Breadcrumb.tsx";

interface ListHeaderProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Of a list that goes on: an older page says of what days it is, and leads back to the newest. */
  readonly page?: ListPage;
  /** Gives the rule its colour. */
  readonly section?: string;
  readonly children?: ComponentChildren;
}

/** Head of every page that is not an article: where one is, what this is, how much of it there is. */
export function ListHeader({ title, crumbs = [], page, section, children }: ListHeaderProps) {
  const older = page && !page.front ? page : undefined;
  const way = older ? [...crumbs, { name: title, path: older.path.replace(/page\/[^/]+\/$/, "") }] : crumbs;
  return (
    <header class="list-header" data-section={section}>
      <Breadcrumb crumbs={way} />
      <h1>{title}</h1>
      {children}
      {older && <p>{daysOf(older)}</p>}
    </header>
  );
}

/** Every page of a list needs a title of its own in search engines and browser tabs: older ones say of what days they are. */
export function pageTitle(name: string, page: ListPage): string {
  return page.front ? name : `${name}（${daysOf(page)}）`;
}

/** `2025年5月1日至2025年5月19日` */
function daysOf({ articles }: ListPage): string {
  const days = [articles.at(-1), articles[0]].map((article) => article?.published.day.split("-").map(Number) ?? []);
  const [first, last] = days.map(([year, month, day]) => `${year}年${month}月${day}日`);
  return first === last ? `${first}` : `${first}至${last}`;
}
