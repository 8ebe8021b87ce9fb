import { availableParallelism } from "node:os";
import { inParallel } from "../../worker/in-parallel.ts";
import type { BundleCache } from "../bundle-cache.ts";
import { type IndexOptions, MOST_AT_ONCE, planOf } from "./index-articles.ts";
import type { ShardPlan } from "./index-plan.ts";
import type { Indexable } from "./indexable.ts";
import { KeptShards } from "./kept-shards.ts";
import { runPagefind } from "./run-pagefind.ts";
import { bundleOf, isShardOf } from "./shard-bundle.ts";
import { oldPartsOf, recordOf, shardJobOf } from "./shard-job.ts";

/** The third of ten, for example. */
export interface Share {
  readonly number: number;
  readonly of: number;
}

export interface ShareReport {
  /** Shards that this machine has made, and how many there were to be made by all. */
  readonly made: number;
  readonly missing: number;
}

/**
 * Makes a share of those shards of the index that no earlier build has kept, and puts them where an ordinary build finds
 * them, as files that may be carried to it. Machines that begin with the same articles and the same kept work divide the
 * shards among them, each knowing what the others do.
 *
 * @param bundles where they are put
 * @throws Error when Pagefind fails, or when the bundles cannot be written
 */
export async function makeShare(
  articles: readonly Indexable[],
  share: Share,
  bundles: BundleCache,
  options: IndexOptions = {},
): Promise<ShareReport> {
  const { indexer = runPagefind, print = () => {}, kept } = options;
  const { atOnce = Math.min(availableParallelism(), MOST_AT_ONCE) } = options;
  const { plan, chunkSize } = planOf(articles, options);
  const shards = kept && new KeptShards(kept);
  const missing = plan.filter(({ key }) => !shards?.take(key));
  const old = oldPartsOf(shards ? shards.unclaimed() : []);
  const own = shareOf(missing, share).filter(
    ({ key, articles }) => typeof bundles.take(key, (bundle) => isShardOf(articles.length, bundle)) !== "object",
  );
  await inParallel(own, atOnce, async (shard) => {
    const what = shardJobOf(shard, old, kept?.blobs, chunkSize);
    const bundle =
      bundleOf(recordOf(what, shard, await indexer(what.job)), kept?.blobs) ??
      // What was kept of it is lost.
      bundleOf(await madeAnew(shard), undefined);
    if (bundle) bundles.put(shard.key, bundle);
    print(`    搜索索引：${shard.id}，${shard.articles.length} 篇`);
  });
  return { made: own.length, missing: missing.length };

  async function madeAnew(shard: ShardPlan<Indexable>) {
    const what = shardJobOf(shard, new Map(), undefined, chunkSize);
    return recordOf(what, shard, await indexer(what.job));
  }
}

/** The largest first, each to whoever has least; so all shares are known to all, and much alike. */
function shareOf<T extends ShardPlan<{ readonly characters: number }>>(
  shards: readonly T[],
  { number, of }: Share,
): T[] {
  const shares = Array.from({ length: of }, () => ({ size: 0, shards: [] as T[] }));
  for (const { shard, size } of shards
    .map((shard) => ({ shard, size: shard.articles.reduce((sum, { characters }) => sum + characters, 0) }))
    .sort((a, b) => b.size - a.size)) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
    least.size += size;
    least.shards.push(shard);
  }
  return shares[number - 1]?.shards ?? [];
}
