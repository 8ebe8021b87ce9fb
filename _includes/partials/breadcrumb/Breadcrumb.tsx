export interface Crumb {
  readonly name: string;
  readonly path: string;
}

interface BreadcrumbProps {
  /** Between the front page and this page. */
  readonly crumbs: readonly Crumb[];
}

/** The way back up; the page itself is not repeated, its headline follows. */
export function Breadcrumb({ crumbs }: BreadcrumbProps) {
  return (
    <nav class="breadcrumb" aria-label="当前位置">
      <ol>
        {[{ name: "首页", path: "/" }, ...crumbs].map(({ name, path }) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
