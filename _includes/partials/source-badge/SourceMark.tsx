import { KIND_LABELS } from "../../../src/domain/kind.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { sourceNames } from "./source-names.ts";

const SHOWN = 3;

/** The badge in its small form, for lists: no links, so that the headline stays the one thing to press. */
export function SourceMark({ article }: { readonly article: ArticleSummary }) {
  const names = sourceNames(article);
  const more = names.length > SHOWN ? "等" : "";
  return (
    <span class="source-mark">
      <span class="seal">{KIND_LABELS[article.kind]}</span>
      {names.slice(0, SHOWN).join("、") + more}
    </span>
  );
}
