import { SourceLayout } from "../../_includes/layouts/SourceLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ sourceLists }) => sourceLists,
  address: ({ page }) => page.path,
  value: ({ shell }, { source, page }) => ({ shell, source, page: entriesOf(page) }),
  render: SourceLayout,
});
