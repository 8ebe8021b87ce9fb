import { FACETS, type FacetName, type Facets } from "./shard.ts";

/** Counts of several shards together. */
export function sumOfFacets(parts: readonly Facets[]): Facets {
  const sum = (name: FacetName) => {
    const counts: Record<string, number> = {};
    for (const part of parts)
      for (const [value, count] of Object.entries(part[name] ?? {})) counts[value] = (counts[value] ?? 0) + count;
    return counts;
  };
  return Object.fromEntries(FACETS.map((name) => [name, sum(name)]));
}
