import { CorrectionsLayout } from "../../_includes/layouts/CorrectionsLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/corrections/");

export default function render({ publication }: PageData) {
  return <CorrectionsLayout shell={publication.shell} entries={publication.publicRecord} />;
}
