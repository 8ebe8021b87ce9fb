import { HomeLayout } from "../../_includes/layouts/HomeLayout.tsx";
import type { Article } from "../domain/article.ts";
import { mastheadDate } from "../domain/date-stamp.ts";
import { isPaidFor } from "../domain/genre.ts";
import { byNews, newsDate } from "../domain/live.ts";
import { articleEntryOf, articleSummaryOf } from "../publication/article-summary.ts";
import { writersOf } from "../publication/people.ts";
import { definePage } from "./define-pages.ts";

/** The day of the newest article, or of what came last on a live page. */
function editionOf(articles: readonly Article[]): { readonly edition?: string; readonly today?: string } {
  const [newest] = byNews(articles.filter((article) => !isPaidFor(article))).map(newsDate);
  return newest ? { edition: mastheadDate(newest), today: newest.day } : {};
}

export default definePage({
  address: "/",
  value: ({
    shell,
    articles,
    front: { opening, stream, discussed, bands, opinions, advertisements },
    personIndex,
  }) => ({
    shell,
    ...editionOf(articles),
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
