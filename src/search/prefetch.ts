import type { Query } from "./query.ts";
import type { Archive, Shard } from "./shard.ts";
import { firstTermsOf, siftingTermsOf, termsOf } from "./terms.ts";

/** So many titles are a page. */
const PAGE = 10;
/** Shards that are asked together behind the newest. */
const TOGETHER = 3;

/** What is on its way. */
export interface Loading {
  /** Numbers of articles whose titles may have it. */
  readonly titled: Promise<readonly number[]>;
  readonly loaded: Promise<void> | undefined;
}

/**
 * Begins to load what a question needs first, all of it at once: a request costs more time than its bytes.
 * @param terms of the newest shard
 */
export function loadFor(
  query: Query,
  { shards: [newest, ...older], titles }: Pick<Archive, "shards" | "titles">,
  terms: readonly string[] = firstTermsOf(query),
): Loading {
  const titled = titles.having(query.parts.flatMap(({ runs }) => runs));
  const loaded = newest?.preload(terms);
  const located = locateIn(older, query, titled);
  // Whoever needs what could not be loaded loads it again, and hears of it.
  for (const loading of [titled, loaded, located]) loading?.catch(() => undefined);
  return { titled, loaded };
}

/** Where words are in those older shards that are asked next, if titles fill no page. */
async function locateIn(older: readonly Shard[], query: Query, titled: Promise<readonly number[]>): Promise<void> {
  const sifting = siftingTermsOf(query);
  const may = await Promise.all(older.map((shard) => shard.mayHave?.(sifting) ?? true));
  if ((await titled).length >= PAGE) return;
  for (const shard of older.filter((_, at) => may[at]).slice(0, TOGETHER)) shard.locate?.(termsOf(query));
}
