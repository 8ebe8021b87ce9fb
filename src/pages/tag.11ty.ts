import { TagLayout } from "../../_includes/layouts/TagLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ tagLists }) => tagLists,
  address: ({ page }) => page.path,
  value: ({ shell }, { tag, page }) => ({ shell, tag, page: entriesOf(page) }),
  render: TagLayout,
});
