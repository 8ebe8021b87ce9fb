import { NotFoundLayout } from "../../_includes/layouts/NotFoundLayout.tsx";
import { latestOf } from "../publication/article-pages.ts";
import { articleSummaryOf } from "../publication/article-summary.ts";
import { definePage } from "./define-pages.ts";

/** Netlify and most hosts answer with this file when an address does not exist. */
export default definePage({
  address: "/404.html",
  value: ({ shell, articles }) => ({ shell, latest: latestOf(articles).map(articleSummaryOf) }),
  render: NotFoundLayout,
});
