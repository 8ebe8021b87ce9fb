import { ArchiveYearLayout } from "../../_includes/layouts/ArchiveYearLayout.tsx";
import type { ArchiveYear } from "../publication/archive.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.archive", ({ path }: ArchiveYear) => path);

export default function render({ publication, item }: ItemData<ArchiveYear>) {
  return <ArchiveYearLayout shell={publication.shell} year={item} />;
}
