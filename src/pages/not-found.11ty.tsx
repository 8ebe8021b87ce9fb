import { NotFoundLayout } from "../../_includes/layouts/NotFoundLayout.tsx";
import { type PageData, singlePage } from "./page-data.ts";

/** Netlify and most hosts answer with this file when an address does not exist. */
export const data = singlePage("/404.html");

export default function render({ publication }: PageData) {
  return <NotFoundLayout shell={publication.shell} latest={publication.articles.slice(0, 5)} />;
}
