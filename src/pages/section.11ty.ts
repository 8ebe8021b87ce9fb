import { SectionLayout } from "../../_includes/layouts/SectionLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { shellAt } from "../publication/share-cards.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ sectionLists }) => sectionLists,
  address: ({ page }) => page.path,
  value: (publication, { section, page }) => ({
    shell: shellAt(page.path, publication),
    section,
    page: entriesOf(page),
  }),
  render: SectionLayout,
});
