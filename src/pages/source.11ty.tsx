import { SourceLayout } from "../../_includes/layouts/SourceLayout.tsx";
import type { SourceList } from "../publication/publication.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.sourceLists", ({ page }: SourceList) => page.path);

export default function render({ publication, item }: ItemData<SourceList>) {
  return <SourceLayout shell={publication.shell} source={item.source} page={item.page} />;
}
