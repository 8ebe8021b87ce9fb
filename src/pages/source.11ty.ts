import { SourceLayout } from "../../_includes/layouts/SourceLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { drawnFrom } from "../publication/ledger.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ sourceLists }) => sourceLists,
  address: ({ page }) => page.path,
  value: ({ shell }, { source, page }) => ({
    shell,
    source,
    page: entriesOf(page),
    drawn: page.articles.map((article) => drawnFrom(article, source.key)),
  }),
  render: SourceLayout,
});
