import { SearchLayout } from "../../_includes/layouts/SearchLayout.tsx";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/search/",
  value: ({ shell }) => ({ shell }),
  render: SearchLayout,
});
