import type { ArchiveMonth } from "../../src/publication/archive.ts";
import type { ArticleSummary } from "../../src/publication/article-summary.ts";
import { DayLinks, DayList } from "../partials/archive/DayList.tsx";
import { ListPager } from "../partials/list-pager/ListPager.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

/** So many are seen at a glance. */
const FEW_DAYS = 3;

export function ArchiveMonthLayout({ shell, month }: PageProps<{ month: ArchiveMonth<ArticleSummary> }>) {
  const { label, year, count, path, days, newer, older } = month;
  const crumbs = [
    { name: "归档", path: "/archive/" },
    { name: `${year}年`, path: `/${year}/` },
  ];
  return (
    <ListDocument
      shell={shell}
      title={`${label}归档`}
      description={`${label}发布的文章，共 ${count} 篇。`}
      path={path}
      heading={label}
      crumbs={crumbs}
      intro={
        <>
          <p>共&nbsp;{count}&nbsp;篇文章</p>
          {days.length > FEW_DAYS && <DayLinks days={days} />}
        </>
      }
    >
      <DayList days={days} />
      <ListPager label="其他月份" newer={newer} older={older} newerText="后一个月" olderText="前一个月" />
    </ListDocument>
  );
}
