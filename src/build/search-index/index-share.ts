import { availableParallelism } from "node:os";
import { inParallel } from "../../worker/in-parallel.ts";
import type { BundleCache } from "../bundle-cache.ts";
import { type IndexOptions, MOST_AT_ONCE, planOf } from "./index-articles.ts";
import type { ShardPlan } from "./index-plan.ts";
import type { Indexable } from "./indexable.ts";
import { KeptShards } from "./kept-shards.ts";
import { runPagefind } from "./run-pagefind.ts";
import { bundleOf, isShardOf } from "./shard-bundle.ts";
import { type OldParts, oldPartsOf, recordOf, shardJobOf } from "./shard-job.ts";
import { type Share, shareOf } from "./share.ts";

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
  const own = shareOf(missing, charactersIn, share).filter(
    ({ key, articles }) => typeof bundles.take(key, (bundle) => isShardOf(articles.length, bundle)) !== "object",
  );
  await inParallel(own, atOnce, async (shard) => {
    const make = async (known: OldParts) => {
      const what = shardJobOf(shard, known, kept?.blobs, chunkSize);
      const made = await indexer(what.job);
      return made && bundleOf(recordOf(what, shard, made), kept?.blobs);
    };
    // What cannot be used again is made again.
    const bundle = (await make(old)) ?? (await make(new Map()));
    if (bundle) bundles.put(shard.key, bundle);
    print(`    搜索索引：${shard.id}，${shard.articles.length} 篇`);
  });
  return { made: own.length, missing: missing.length };
}

function charactersIn({ articles }: ShardPlan<{ readonly characters: number }>): number {
  return articles.reduce((sum, { characters }) => sum + characters, 0);
}
