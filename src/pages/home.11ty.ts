import { HomeLayout } from "../../_includes/layouts/HomeLayout.tsx";
import type { Article } from "../domain/article.ts";
import { mastheadDate } from "../domain/date-stamp.ts";
import { latestOf } from "../publication/article-pages.ts";
import { articleEntryOf, articleSummaryOf } from "../publication/article-summary.ts";
import { writersOf } from "../publication/people.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/",
  value: ({
    shell,
    articles,
    front: { opening, stream, discussed, bands, opinions, advertisements },
    personIndex,
  }) => ({
    shell,
    ...editionOf(latestOf(articles)),
    opening: opening.map(articleEntryOf),
    stream: stream.map(articleSummaryOf),
    discussed: discussed.map(articleSummaryOf),
    bands: bands.map(({ section, articles }) => ({
      ...(section && { section }),
      articles: articles.map(articleEntryOf),
    })),
    opinions: opinions.map((article) => ({
      article: articleEntryOf(article),
      writers: writersOf(article, personIndex),
    })),
    advertisements: advertisements.map(articleEntryOf),
  }),
  render: HomeLayout,
});

/** The day of the newest article. */
function editionOf([newest]: readonly Article[]) {
  return newest && { edition: mastheadDate(newest.published), today: newest.published.day };
}
