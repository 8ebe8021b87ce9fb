import { IndexLayout } from "../../_includes/layouts/IndexLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

const path = "/tags/";
export const data = singlePage(path);

export default function render({ publication }: PageData) {
  return (
    <IndexLayout
      shell={publication.shell}
      title="标签"
      description="按话题找文章"
      path={path}
      entries={publication.tagIndex}
    />
  );
}
