import { ArchiveMonthLayout } from "../../_includes/layouts/ArchiveMonthLayout.tsx";
import type { ArchiveMonth } from "../publication/archive.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.archiveMonths", ({ path }: ArchiveMonth) => path);

export default function render({ publication, item }: ItemData<ArchiveMonth>) {
  return <ArchiveMonthLayout shell={publication.shell} month={item} />;
}
