import { nameOf } from "../../search/index-list.ts";
import type { PagefindEntry } from "../../search/manifest.ts";
import { contentHash } from "./bundle.ts";
import type { IndexPart } from "./index-part.ts";
import { compareText, mergeWords } from "./merge-words.ts";
import type { PagefindFilter, SizedWord } from "./read-pagefind.ts";

/** What Pagefind would have made of all articles of a shard at once; files have no names yet. */
export interface WholeIndex extends Omit<IndexPart, "list" | "words"> {
  readonly version: string;
  readonly lengths: readonly number[];
  readonly fields: readonly string[];
  readonly words: Iterable<SizedWord>;
}

/**
 * Merges what Pagefind has made of some articles after the others. Nothing that it says of an article depends on the
 * others but numbers: of articles, which go on from part to part, and of fields of the metadata, of which a part has those
 * that its articles have.
 *
 * @throws Error when the parts were not made by one program in one language
 */
export function mergeParts(parts: readonly IndexPart[]): WholeIndex {
  const version = theSame("版本", parts, ({ list }) => list.version);
  theSame("程序", parts, ({ program }) => contentHash(program));
  const fields = [...new Set(parts.flatMap(({ list }) => list.fields))].sort(compareText);
  let first = 0;
  const firsts = parts.map(({ list }) => {
    first += list.fragments.length;
    return first - list.fragments.length;
  });
  return {
    version,
    fields,
    lengths: parts.flatMap(({ list }) => list.lengths),
    fragments: parts.flatMap(({ fragments }) => fragments),
    entry: mergeEntries(parts.map(({ entry }) => entry)),
    program: parts[0]?.program ?? new Map(),
    filters: mergeFilters(parts, firsts),
    words: mergeWords(
      parts.map((part, at) => ({
        words: part.words(part.list.fields.map((field) => fields.indexOf(field))),
        first: firsts[at] ?? 0,
      })),
    ),
  };
}

function mergeFilters(parts: readonly IndexPart[], firsts: readonly number[]): PagefindFilter[] {
  const merged = new Map<string, Map<string, number[]>>();
  for (const [at, { filters }] of parts.entries())
    for (const { filter, values } of filters) {
      const all = merged.get(filter) ?? new Map<string, number[]>();
      merged.set(filter, all);
      for (const { value, articles } of values)
        all.set(value, [...(all.get(value) ?? []), ...articles.map((number) => (firsts[at] ?? 0) + number)]);
    }
  return sorted(merged).map(([filter, all]) => ({
    filter,
    values: sorted(all).map(([value, articles]) => ({ value, articles })),
  }));
}

function mergeEntries(entries: readonly PagefindEntry[]): PagefindEntry {
  const [first] = entries;
  if (!first) throw new Error("没有可以合并的索引。");
  const language = theSame("语言", entries, ({ languages }) => Object.keys(languages));
  const counts = entries.map(({ languages }) => languages[language]?.page_count ?? 0);
  const page_count = counts.reduce((sum, count) => sum + count, 0);
  const { wasm = null } = first.languages[language] ?? {};
  return { ...first, languages: { [language]: { hash: nameOf(0), wasm, page_count } } };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}

/** @throws Error naming what differs */
function theSame<T>(what: string, items: readonly T[], of: (item: T) => string | string[]): string {
  const [first = "", ...others] = new Set(items.flatMap(of));
  if (others.length > 0) throw new Error(`Pagefind 分几次写出的索引${what}不同：${[first, ...others].join("、")}。`);
  return first;
}
