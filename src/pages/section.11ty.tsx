import { SectionLayout } from "../../_includes/layouts/SectionLayout.tsx";
import type { SectionList } from "../publication/publication.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.sectionLists", ({ page }: SectionList) => page.path);

export default function render({ publication, item }: ItemData<SectionList>) {
  return <SectionLayout shell={publication.shell} section={item.section} page={item.page} />;
}
