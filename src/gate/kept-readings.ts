import type { KeptFolder } from "../content/article-files.ts";
import type { KeptArticle, KeptArticles } from "../content/kept-reading.ts";
import type { Kept, KeptPieces } from "../content/kept-together.ts";
import type { ArticleCopy, KeptCopies } from "../copy/copy-reader.ts";
import type { Site } from "../domain/site.ts";

/** Everything that need not be read again. */
interface ReadingTables extends KeptArticles {
  readonly copies: KeptCopies;
}

/** The tables of a publication, opened when it is known whose it is. */
export type KeptReadings = (site: Pick<Site, "url">) => ReadingTables | undefined;

/** Whoever has tables. */
interface Tables {
  table<T>(name: string): Kept<T>;
  bytes(name: string): KeptPieces;
}

/**
 * Readings as they are kept for builds and checks.
 * @param workOf what is kept of a publication, by the address of its site; undefined when nothing is kept
 */
export function keptReadings(workOf: (site: Pick<Site, "url">) => Tables | undefined): KeptReadings {
  let tables: ReadingTables | undefined;
  return (site) => {
    const work = tables ? undefined : workOf(site);
    if (work) tables = openTables(work);
    return tables;
  };
}

/** Names of the tables, for whoever closes them when everything has been read. */
export const READING_TABLES = ["folders", "articles", "words", "copies"] as const;

function openTables(work: Tables): ReadingTables {
  return {
    folders: work.table<ReadonlyMap<string, KeptFolder>>("folders"),
    articles: work.table<KeptArticle>("articles"),
    words: work.bytes("words"),
    copies: work.table<ReadonlyMap<string, ArticleCopy>>("copies"),
  };
}

/** What of it is the copy desk's. */
export function keptCopies(
  kept: KeptReadings | undefined,
): ((site: Pick<Site, "url">) => KeptCopies | undefined) | undefined {
  return kept && ((site) => kept(site)?.copies);
}
