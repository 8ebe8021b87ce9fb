import { ArchiveYearLayout } from "../../_includes/layouts/ArchiveYearLayout.tsx";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ archive }) => archive,
  address: ({ path }) => path,
  value: ({ shell }, year) => ({ shell, year }),
  render: ArchiveYearLayout,
});
