import { captionsOf } from "../domain/block-pictures.ts";
import { definePages } from "./define-pages.ts";

/** Captions of videos and sounds. Two works may have the same. */
export default definePages({
  items: ({ articles }) => [
    ...new Map(articles.flatMap((article) => captionsOf(article).map((one) => [one.path, one] as const))).values(),
  ],
  address: ({ path }) => path,
  value: (_, { text }) => ({ text }),
  render: ({ text }) => text,
});
