import { ArchiveMonthLayout } from "../../_includes/layouts/ArchiveMonthLayout.tsx";
import { articleSummaryOf } from "../publication/article-summary.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ archiveMonths }) => archiveMonths,
  address: ({ path }) => path,
  value: ({ shell }, { days, ...month }) => ({
    shell,
    month: { ...month, days: days.map((day) => ({ ...day, articles: day.articles.map(articleSummaryOf) })) },
  }),
  render: ArchiveMonthLayout,
});
