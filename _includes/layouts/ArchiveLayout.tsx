import type { ArchiveYear } from "../../src/publication/archive.ts";
import { MonthGrid } from "../partials/archive/MonthGrid.tsx";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** All years, all months. */
export function ArchiveLayout({ shell, years }: PageProps<{ years: readonly ArchiveYear[] }>) {
  const about = { title: "归档", description: "本站全部文章，按年月排列。", path: "/archive/" };
  return (
    <ListDocument shell={shell} {...about} intro={<p>全部文章，按年月排列。</p>}>
      {years.length === 0 && <EmptyState everywhere>还没有发布文章。</EmptyState>}
      {years.map((year) => (
        <section key={year.year} class="archive-year" aria-labelledby={`y${year.year}`}>
          <h2 id={`y${year.year}`}>
            <a href={year.path}>{year.year}年</a>
            <span class="index-note">{year.count} 篇</span>
          </h2>
          <MonthGrid year={year} />
        </section>
      ))}
    </ListDocument>
  );
}
