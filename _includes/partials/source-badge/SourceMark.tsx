import { namesBehind, sealOf } from "../../../src/domain/attribution.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";

/**
 * The badge in its small form, for lists: the seal and the first name, so that the headline stays what is read; the others,
 * and the links, are in the article.
 */
export function SourceMark({ article }: { readonly article: ArticleSummary }) {
  const [first, ...others] = namesBehind(article, article.signers);
  return (
    <span class="source-mark">
      <span class="seal">{sealOf(article)}</span>
      {first}
      {others.length > 0 && "等"}
    </span>
  );
}
