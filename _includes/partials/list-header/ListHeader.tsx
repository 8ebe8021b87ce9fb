import type { ComponentChildren } from "preact";
import type { ListPage } from "../../../src/publication/list-page.ts";
import { Breadcrumb, type Crumb } from "../breadcrumb/Breadcrumb.tsx";
import { type Dated, daysOf } from "./page-title.ts";

interface ListHeaderProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Of a list that goes on: an older page says of what days it is, and leads back to the newest. */
  readonly page?: ListPage<Dated>;
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
