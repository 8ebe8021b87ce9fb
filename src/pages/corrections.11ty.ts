import { CorrectionsLayout } from "../../_includes/layouts/CorrectionsLayout.tsx";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/corrections/",
  value: ({ shell, publicRecord }) => ({ shell, entries: publicRecord }),
  render: CorrectionsLayout,
});
