import type { ComponentChildren } from "preact";
import { Breadcrumb, type Crumb } from "../breadcrumb/Breadcrumb.tsx";

interface ListHeaderProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Gives the rule its colour. */
  readonly section?: string;
  readonly children?: ComponentChildren;
}

/** Head of every page that is not an article: where one is, what this is, how much of it there is. */
export function ListHeader({ title, crumbs = [], section, children }: ListHeaderProps) {
  return (
    <header class="list-header" data-section={section}>
      <Breadcrumb crumbs={crumbs} />
      <h1>{title}</h1>
      {children}
    </header>
  );
}
