import { ArchiveLayout } from "../../_includes/layouts/ArchiveLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/archive/");

export default function render({ publication }: PageData) {
  return <ArchiveLayout shell={publication.shell} years={publication.archive} />;
}
