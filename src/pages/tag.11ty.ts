import { TagLayout } from "../../_includes/layouts/TagLayout.tsx";
import { entriesOf } from "../publication/article-summary.ts";
import { shellAt } from "../publication/share-cards.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ tagLists }) => tagLists,
  address: ({ page }) => page.path,
  value: (publication, { tag, page }) => ({ shell: shellAt(page.path, publication), tag, page: entriesOf(page) }),
  render: TagLayout,
});
