import { ProseLayout } from "../../_includes/layouts/ProseLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

const path = "/about/";
export const data = singlePage(path);

export default function render({ publication }: PageData) {
  return <ProseLayout frame={publication.frame} title="关于本站" path={path} html={publication.about} />;
}
