import { HomeLayout } from "../../_includes/layouts/HomeLayout.tsx";
import { mastheadDate } from "../domain/date-stamp.ts";
import { articleEntryOf, articleSummaryOf } from "../publication/article-summary.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/",
  value: ({ shell, articles: [newest], front: { opening, stream, discussed, bands } }) => ({
    shell,
    ...(newest && { edition: mastheadDate(newest.published), today: newest.published.day }),
    opening: opening.map(articleEntryOf),
    stream: stream.map(articleSummaryOf),
    discussed: discussed.map(articleSummaryOf),
    bands: bands.map(({ section, articles }) => ({
      ...(section && { section }),
      articles: articles.map(articleEntryOf),
    })),
  }),
  render: HomeLayout,
});
