import type { ArchiveMonth } from "../../src/publication/archive.ts";
import { DayList } from "../partials/archive/DayList.tsx";
import { ListHeader } from "../partials/list-header/ListHeader.tsx";
import { ListPager } from "../partials/list-pager/ListPager.tsx";
import { Document, type PageProps } from "./Document.tsx";

export function ArchiveMonthLayout({ shell, month }: PageProps<{ month: ArchiveMonth }>) {
  const { label, year, count, path, days, newer, older } = month;
  const crumbs = [
    { name: "归档", path: "/archive/" },
    { name: `${year}年`, path: `/${year}/` },
  ];
  return (
    <Document shell={shell} title={`${label}归档`} description={`${label}发布的文章，共 ${count} 篇。`} path={path}>
      <div class="list">
        <ListHeader title={label} crumbs={crumbs}>
          <p>共 {count} 篇文章</p>
        </ListHeader>
        <DayList days={days} />
        <ListPager label="其他月份" newer={newer} older={older} newerText="后一个月" olderText="前一个月" />
      </div>
    </Document>
  );
}
