import { OURS, THEIRS } from "../../../src/domain/interface-terms.ts";

export interface Crumb {
  readonly name: string;
  readonly path: string;
  /** Whether it is the name of a source or a tag. */
  readonly named?: boolean | undefined;
}

interface BreadcrumbProps {
  /** Between the front page and this page. */
  readonly crumbs: readonly Crumb[];
}

/** The way back up; the page itself is not repeated, its headline follows. */
export function Breadcrumb({ crumbs }: BreadcrumbProps) {
  return (
    <nav class="breadcrumb" aria-label="当前位置" {...OURS}>
      <ol>
        {[{ name: "首页", path: "/" }, ...crumbs].map(({ name, path, named }) => (
          <li key={path} {...(named && THEIRS)}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
