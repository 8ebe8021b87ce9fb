import type { ArchiveYear } from "../../src/publication/archive.ts";
import { MonthGrid } from "../partials/archive/MonthGrid.tsx";
import { ListPager } from "../partials/list-pager/ListPager.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

export function ArchiveYearLayout({ shell, year }: PageProps<{ year: ArchiveYear }>) {
  const title = `${year.year}年`;
  const description = `${title}发布的文章，共 ${year.count} 篇。`;
  return (
    <ListDocument
      shell={shell}
      title={`${title}归档`}
      description={description}
      path={year.path}
      heading={title}
      crumbs={[{ name: "归档", path: "/archive/" }]}
      intro={<p>共&nbsp;{year.count}&nbsp;篇文章</p>}
    >
      <MonthGrid year={year} />
      <ListPager label="其他年份" newer={year.newer} older={year.older} newerText="后一年" olderText="前一年" />
    </ListDocument>
  );
}
