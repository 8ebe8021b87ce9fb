import { hash } from "node:crypto";
import { planParts } from "./part-plan.ts";
import { type IndexerState, partKeys } from "./shard-key.ts";
import { type PlannedShard, planShards, type Weighed } from "./shard-plan.ts";

export interface Part<T> {
  readonly key: string;
  readonly articles: readonly T[];
}

export interface ShardPlan<T> extends PlannedShard<T> {
  /** The same only for the same documents in the same order, indexed the same way. */
  readonly key: string;
  readonly parts: readonly Part<T>[];
}

/**
 * The whole index: shards, which readers load, and their parts, each of which Pagefind makes by itself.
 * @param budget most characters of a shard
 * @param part most characters of a part
 */
export function planIndex<T extends Weighed & { readonly digest: string }>(
  articles: readonly T[],
  { budget, part }: { readonly budget: number; readonly part: number },
  state: IndexerState,
): ShardPlan<T>[] {
  const keyOf = partKeys(state);
  return planShards(articles, budget).map((shard) => {
    const parts = planParts(shard.articles, part).map((articles) => ({ articles, key: keyOf(articles) }));
    return { ...shard, parts, key: hash("sha256", parts.map(({ key }) => key).join(" ")) };
  });
}
