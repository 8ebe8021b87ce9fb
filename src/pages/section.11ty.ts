import { SectionLayout } from "../../_includes/layouts/SectionLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ sectionLists }) => sectionLists,
  address: ({ page }) => page.path,
  value: ({ shell }, { section, page }) => ({ shell, section, page: entriesOf(page) }),
  render: SectionLayout,
});
