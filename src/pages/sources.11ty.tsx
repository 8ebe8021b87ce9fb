import { IndexLayout } from "../../_includes/layouts/IndexLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

const path = "/sources/";
export const data = singlePage(path);

export default function render({ publication }: PageData) {
  return (
    <IndexLayout
      frame={publication.frame}
      title="来源"
      description="本站文章与图片用过的全部来源"
      path={path}
      entries={publication.sourceIndex}
    />
  );
}
