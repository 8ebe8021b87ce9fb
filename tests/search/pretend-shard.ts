import { fold } from "../../src/search/fold.ts";
import { runsOf } from "../../src/search/query.ts";
import { FACETS, type Filters, type Fragment, type Shard } from "../../src/search/shard.ts";

export interface PretendShard extends Shard {
  /** The terms of every search. */
  readonly asked: string[];
  /** Addresses of the texts that were read, in order. */
  readonly read: string[];
  /** Filters of the last search. */
  filters: Filters;
}

/** A text, or one with filters, and how many of its characters are the title. */
type Entry = string | { readonly text: string; readonly filters: Fragment["filters"]; readonly title?: number };

/**
 * A part of the index in memory. It knows words as Pagefind does, across marks; where it has none, it gives what begins
 * with the same character. A lone character finds nothing until its words are loaded.
 *
 * @param month `2025-03`; addresses are `2025-03/0`, …
 * @param entries oldest first; a later one is better as well
 */
export function pretendShard(month: string, entries: readonly Entry[]): PretendShard {
  const texts = entries.map((entry, index) => {
    const { text, filters, title = 0 } = typeof entry === "string" ? { text: entry, filters: {} } : entry;
    const fragment: Fragment = { url: `${month}/${index}`, content: text, meta: { n: String(title) }, filters };
    return { index, fragment, words: runsOf(fold(text).text).join("") };
  });
  const loaded = new Set<string>();
  const found = (terms: readonly string[], wanted: Filters) => {
    const fits = texts.filter(({ fragment: { filters } }) =>
      FACETS.every((name) => wanted[name] === undefined || filters[name]?.includes(wanted[name])),
    );
    const [term = ""] = terms;
    if (term.length === 1 && !loaded.has(term)) return [];
    const having = fits.filter(({ words }) => terms.every((term) => words.includes(term)));
    return having.length > 0 ? having : fits.filter(({ words }) => words.includes(term.charAt(0)));
  };
  const shard: PretendShard = {
    from: month,
    to: month,
    pages: entries.length,
    length: 500,
    asked: [],
    read: [],
    filters: {},
    async search(terms, filters) {
      shard.asked.push(terms.join(" "));
      shard.filters = filters;
      const hits = found(terms, filters).map(({ index, fragment }) => ({
        id: String(index),
        order: index,
        score: index,
        async data() {
          shard.read.push(fragment.url);
          return fragment;
        },
      }));
      return hits.reverse();
    },
    async facets(terms, filters) {
      const counts: Record<string, number> = {};
      for (const { fragment } of found(terms, filters))
        for (const section of fragment.filters.section ?? []) counts[section] = (counts[section] ?? 0) + 1;
      return { section: counts };
    },
    fragment: async (order) => texts[order]?.fragment ?? { url: "", content: "", meta: {}, filters: {} },
    async words(prefixes) {
      const counts = prefixes.map(
        (prefix) => [prefix, texts.filter(({ words }) => words.includes(prefix)).length] as const,
      );
      return new Map(counts.filter(([, count]) => count > 0));
    },
    async preload(prefixes) {
      for (const prefix of prefixes) loaded.add(prefix.charAt(0));
    },
  };
  return shard;
}
