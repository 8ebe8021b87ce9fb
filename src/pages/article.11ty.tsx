import { ArticleLayout } from "../../_includes/layouts/ArticleLayout.tsx";
import { sourceLineOf } from "../domain/attribution.ts";
import { commentFormOf } from "../domain/form.ts";
import type { ArticlePage, Publication } from "../publication/publication.ts";
import { articleJsonLd } from "../syndication/json-ld.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.articlePages", ({ article }: ArticlePage) => article.path);

interface ArticleData {
  readonly publication: Pick<Publication, "shell" | "disclaimers">;
  readonly item: ArticlePage;
}

/** All of it plain data. */
export function portable({ publication, item }: ItemData<ArticlePage>): ArticleData {
  const { shell, disclaimers } = publication;
  return { publication: { shell, disclaimers }, item: { ...item, related: item.related } };
}

export default function render({ publication, item }: ArticleData) {
  const { shell, disclaimers } = publication;
  return (
    <ArticleLayout
      shell={shell}
      page={item}
      disclaimer={disclaimers[item.article.kind]}
      sourceLine={sourceLineOf(item.article)}
      jsonLd={articleJsonLd(shell.site, item.article)}
      commentForm={commentFormOf(shell.site, item.article)}
    />
  );
}
