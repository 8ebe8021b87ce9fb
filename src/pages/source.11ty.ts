import { SourceLayout } from "../../_includes/layouts/SourceLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { drawnFrom } from "../publication/ledger.ts";
import { shellAt } from "../publication/share-cards.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ sourceLists }) => sourceLists,
  address: ({ page }) => page.path,
  value: (publication, { source, page }) => ({
    shell: shellAt(page.path, publication),
    source,
    page: entriesOf(page),
    drawn: page.articles.map((article) => drawnFrom(article, source.key)),
  }),
  render: SourceLayout,
});
