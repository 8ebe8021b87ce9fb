import { ArticleLayout } from "../../_includes/layouts/ArticleLayout.tsx";
import { commentFormOf } from "../domain/form.ts";
import { sourceLineOf } from "../domain/source-line.ts";
import type { ArticlePage } from "../publication/publication.ts";
import { articleJsonLd } from "../syndication/json-ld.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.articlePages", ({ article }: ArticlePage) => article.path);

export default function render({ publication, item }: ItemData<ArticlePage>) {
  const { frame, disclaimers } = publication;
  return (
    <ArticleLayout
      frame={frame}
      page={item}
      disclaimer={disclaimers[item.article.kind]}
      sourceLine={sourceLineOf(item.article)}
      jsonLd={articleJsonLd(frame.site, item.article)}
      commentForm={commentFormOf(frame.site, item.article)}
    />
  );
}
