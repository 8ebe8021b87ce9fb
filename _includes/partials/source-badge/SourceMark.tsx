import { KIND_LABELS } from "../../../src/domain/kind.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";

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

/** Who stands behind an article: the outlets it draws on or, for the site's own work, who wrote it. */
function sourceNames({ kind, sources, desk, authors }: ArticleSummary): readonly string[] {
  if (kind !== "original" && sources.length > 0) return [...new Set(sources.map(({ name }) => name))];
  return desk ? [desk] : authors;
}
