import type { ArchiveYear } from "../../../src/publication/archive.ts";

/** The months of a year that have articles. */
export function MonthGrid({ year }: { readonly year: ArchiveYear }) {
  return (
    <ul class="month-grid">
      {year.months.map(({ path, month, count }) => (
        <li key={path}>
          <a href={path}>
            {Number(month)}月<span class="index-note">{count} 篇</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
