import { TagLayout } from "../../_includes/layouts/TagLayout.tsx";
import type { TagList } from "../publication/publication.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.tagLists", ({ page }: TagList) => page.path);

export default function render({ publication, item }: ItemData<TagList>) {
  return <TagLayout shell={publication.shell} tag={item.tag} page={item.page} />;
}
