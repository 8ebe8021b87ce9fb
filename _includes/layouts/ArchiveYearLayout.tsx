import type { ArchiveYear } from "../../src/publication/archive.ts";
import { MonthGrid } from "../partials/archive/MonthGrid.tsx";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { ListPager } from "../partials/list-pager/ListPager.tsx";
import { Document, type PageProps } from "./Document.tsx";

export function ArchiveYearLayout({ shell, year }: PageProps<{ year: ArchiveYear }>) {
  const title = `${year.year}年`;
  const description = `${title}发布的文章，共 ${year.count} 篇。`;
  return (
    <Document shell={shell} title={`${title}归档`} description={description} path={year.path}>
      <div class="list">
        <ListHeader title={title} crumbs={[{ name: "归档", path: "/archive/" }]}>
          <p>共 {year.count} 篇文章</p>
        </ListHeader>
        <MonthGrid year={year} />
        <ListPager label="其他年份" newer={year.newer} older={year.older} newerText="后一年" olderText="前一年" />
      </div>
    </Document>
  );
}
