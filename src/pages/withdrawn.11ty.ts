import { WithdrawnLayout } from "../../_includes/layouts/WithdrawnLayout.tsx";
import { noticePath } from "../domain/withdrawal.ts";
import { latestOf } from "../publication/article-pages.ts";
import { articleSummaryOf } from "../publication/article-summary.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ withdrawnArticles }) => withdrawnArticles,
  address: (withdrawal) => noticePath(withdrawal),
  value: ({ shell, articles }, withdrawal) => ({
    shell,
    withdrawal,
    latest: latestOf(articles).map(articleSummaryOf),
  }),
  render: WithdrawnLayout,
});
