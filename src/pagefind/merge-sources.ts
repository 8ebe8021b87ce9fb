import type { PagefindEntry } from "../search/manifest.ts";
import { compareText } from "../search/text-order.ts";
import { nameOf } from "./list.ts";
import type { PagefindFilter } from "./read-files.ts";
import { type Source, theSame } from "./source.ts";

/** What Pagefind would have made of all articles of a shard at once, but for the words; files have no names yet. */
export interface WholeIndex {
  readonly entry: PagefindEntry;
  /** Words of every article. */
  readonly lengths: readonly number[];
  readonly fields: readonly string[];
  readonly filters: readonly PagefindFilter[];
}

/**
 * Merges what is known of some articles with what is known of the others. Nothing that Pagefind says of an article depends
 * on the others but numbers: that of the article, and those of fields of the metadata, of which an index has those that its
 * articles have.
 *
 * @throws Error when the sources were not made in one language, or an article is in none or two
 */
export function mergeSources(sources: readonly Source[]): WholeIndex {
  return {
    fields: [...new Set(sources.flatMap(({ fields }) => fields))].sort(compareText),
    lengths: mergeLengths(sources),
    filters: mergeFilters(sources),
    entry: mergeEntries(sources),
  };
}

function mergeLengths(sources: readonly Source[]): number[] {
  const all = sources.flatMap(({ lengths, numbers }) =>
    lengths.map((length, at) => [numbers[at] ?? -1, length] as const),
  );
  const wanted = all.filter(([number]) => number >= 0).sort(([a], [b]) => a - b);
  if (!wanted.every(([number], at) => number === at)) throw new Error("搜索索引的各部分合不成一个分片。");
  return wanted.map(([, length]) => length);
}

function mergeFilters(sources: readonly Source[]): PagefindFilter[] {
  const merged = new Map<string, Map<string, number[]>>();
  for (const { filters, numbers } of sources)
    for (const { filter, values } of filters)
      for (const { value, articles } of values) {
        const wanted = articles.map((article) => numbers[article] ?? -1).filter((number) => number >= 0);
        if (wanted.length === 0) continue;
        const all = merged.get(filter) ?? new Map<string, number[]>();
        merged.set(filter, all);
        all.set(value, [...(all.get(value) ?? []), ...wanted]);
      }
  return sorted(merged).map(([filter, all]) => ({
    filter,
    values: sorted(all).map(([value, articles]) => ({ value, articles: articles.sort((a, b) => a - b) })),
  }));
}

function mergeEntries(sources: readonly Source[]): PagefindEntry {
  const entries = sources.map(({ entry }) => entry);
  const [first] = entries;
  if (!first) throw new Error("没有可以合并的索引。");
  const language = theSame("语言", entries, ({ languages }) => Object.keys(languages));
  const page_count = sources.flatMap(({ numbers }) => numbers.filter((number) => number >= 0)).length;
  const { wasm = null } = first.languages[language] ?? {};
  return { ...first, languages: { [language]: { hash: nameOf(0), wasm, page_count } } };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}
