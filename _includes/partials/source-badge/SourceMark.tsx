import { namesBehind, sealOf } from "../../../src/domain/attribution.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";

/**
 * The badge in its small form, for lists: the seal and the first name, so that the headline stays what is read; the others,
 * and the links, are in the article.
 */
export function SourceMark({ article }: { readonly article: ArticleSummary }) {
  return (
    <span class="source-mark">
      <span class="seal">{sealOf(article)}</span>
      {markedName(article)}
    </span>
  );
}

/** `新华社等` */
export function markedName(article: ArticleSummary): string {
  const [first = "", ...others] = namesBehind(article, article.signers);
  return others.length > 0 ? `${first}等` : first;
}
