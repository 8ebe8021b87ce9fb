import { SectionLayout } from "../../_includes/layouts/SectionLayout.tsx";
import { articleEntryOf, entriesOf } from "../publication/article-summary.ts";
import { shellAt } from "../publication/share-cards.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ sectionLists }) => sectionLists,
  address: ({ page }) => page.path,
  value: (publication, { section, page, lead = [] }) => {
    const others = page.articles.filter((article) => !lead.includes(article));
    return {
      shell: shellAt(page.path, publication),
      section,
      lead: lead.map(articleEntryOf),
      page: entriesOf({ ...page, articles: others }),
    };
  },
  render: SectionLayout,
});
