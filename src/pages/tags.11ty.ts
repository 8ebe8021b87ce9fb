import { TagIndexLayout } from "../../_includes/layouts/TagIndexLayout.tsx";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/tags/",
  value: ({ shell, tagIndex }) => ({ shell, entries: tagIndex }),
  render: TagIndexLayout,
});
