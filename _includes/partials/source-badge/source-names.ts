import type { Mention } from "../../../src/publication/mention.ts";

/** Who stands behind an article: the outlets it draws on or, for the site's own work, who wrote it. */
export function sourceNames({ kind, sources, desk, authors }: Mention): readonly string[] {
  if (kind !== "original" && sources.length > 0) return [...new Set(sources.map(({ name }) => name))];
  return desk ? [desk] : authors;
}
