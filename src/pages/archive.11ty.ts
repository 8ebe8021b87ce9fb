import { ArchiveLayout } from "../../_includes/layouts/ArchiveLayout.tsx";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/archive/",
  value: ({ shell, archive }) => ({ shell, years: archive }),
  render: ArchiveLayout,
});
