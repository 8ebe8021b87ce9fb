import type { ArticleSummary } from "../../../src/publication/article-summary.ts";

/** Who stands behind an article: the outlets it draws on or, for the site's own work, who wrote it. */
export function sourceNames({ kind, sources, desk, authors }: ArticleSummary): readonly string[] {
  if (kind !== "original" && sources.length > 0) return [...new Set(sources.map(({ name }) => name))];
  return desk ? [desk] : authors;
}
