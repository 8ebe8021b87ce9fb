import { SearchLayout } from "../../_includes/layouts/SearchLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/search/");

export default function render({ publication }: PageData) {
  return <SearchLayout shell={publication.shell} />;
}
