import { availableParallelism } from "node:os";
import type { KeptWork } from "../../kept/kept-work.ts";
import type { NameForms } from "../../search/manifest.ts";
import { inParallel } from "../../worker/in-parallel.ts";
import { type BundleCache, unlessItFails } from "../bundle-cache.ts";
import type { SiteFolder } from "../site-folder.ts";
import type { MadeOrLost } from "./index-job.ts";
import { planIndex, type ShardPlan } from "./index-plan.ts";
import type { Indexable } from "./indexable.ts";
import { headsOf, layHeads } from "./kept-heads.ts";
import { isSame, KeptShards, type ShardRecord } from "./kept-shards.ts";
import { laySieve } from "./kept-sieve.ts";
import type { PageNames } from "./named-pages.ts";
import { type Indexer, runPagefind } from "./run-pagefind.ts";
import { isShardOf, recordOfBundle } from "./shard-bundle.ts";
import { type OldParts, oldPartsOf, recordOf, type ShardJob, shardJobOf } from "./shard-job.ts";
import { indexerState } from "./shard-key.ts";
import { SiteIndex } from "./site-index.ts";
import { Scales, type Weight } from "./weigh.ts";

/**
 * Most characters of a shard. Fewer and larger ones would be better for readers, whose browsers load something of each;
 * smaller ones mean less to do for one changed article. Merging takes memory with them, little (`make-shard.ts`).
 */
const BUDGET = 1_800_000;
/** Most characters that Pagefind is given at once, and so the most that it reads again for one changed article. */
const PART = 60_000;
/**
 * How large a piece of the index is, in numbers as Pagefind counts them, some 1300 bytes; smaller ones mean less to load for
 * a word and more to load beforehand.
 */
const CHUNK_SIZE = 2000;
/**
 * Shards that are made at the same time, however many cores there are. Each takes up to 0.25 GB (a process of 0.15 and
 * Pagefind of 0.1, or without it 0.25 while merging) and the build itself 0.65 with 10,000 articles; 2 GB is the most that
 * all together may take.
 */
export const MOST_AT_ONCE = 4;
/** Parts that Pagefind makes of a shard in less than the time that the pages of any publication take. */
const LITTLE = 4;

export interface IndexOptions {
  /** Work of earlier builds; without it everything is built. */
  readonly kept?: KeptWork | undefined;
  /** Shards that other machines have made (index-share.ts); they are taken out. */
  readonly cache?: BundleCache;
  /** The house's list of names. */
  readonly names?: readonly NameForms[];
  /** Pages that names lead to. */
  readonly pages?: readonly PageNames[];
  /** Tells a person how far it is. */
  print?(text: string): void;
  readonly budget?: number;
  /** Most characters of a part. */
  readonly part?: number;
  readonly chunkSize?: number;
  /** How many shards are made at the same time. */
  readonly atOnce?: number;
  readonly indexer?: Indexer;
}

export interface IndexReport {
  readonly pages: number;
  /** Shards that were made now, and shards that had not changed. */
  readonly built: number;
  readonly cached: number;
  /** Parts that Pagefind has made for them. */
  readonly parts: number;
}

/** An index in the making: what there is to be made, what is kept of it, and what is being made already. */
export interface BegunIndex extends ReturnType<typeof planOf> {
  readonly shards: KeptShards | undefined;
  readonly records: ReadonlyMap<string, ShardRecord>;
  readonly old: OldParts;
  readonly begun: ReadonlyMap<string, Making>;
}

/** A shard in the making. */
interface Making {
  readonly what: ShardJob;
  readonly made: Promise<MadeOrLost>;
  /** By `performance.now()`. */
  readonly started: number;
}

/**
 * Looks what there is to be made of an index, and begins with it when it is little: other processes make it, while whoever
 * asks does something else before it calls `indexArticles`.
 */
export function beginIndex(articles: readonly Indexable[], options: IndexOptions = {}): BegunIndex {
  const { indexer = runPagefind, kept } = options;
  const { atOnce = Math.min(availableParallelism(), MOST_AT_ONCE) } = options;
  const all = planOf(articles, options);
  const shards = kept && new KeptShards(kept);
  const records = new Map<string, ShardRecord>();
  for (const { key } of all.plan) {
    const record = shards?.take(key);
    if (record) records.set(key, record);
  }
  const missing = all.plan.filter(({ key }) => !records.has(key));
  const old = oldPartsOf(missing.length > 0 && shards ? shards.unclaimed() : []);
  const begun = new Map<string, Making>();
  for (const shard of missing.length <= atOnce ? missing : []) {
    const fresh = shard.parts.filter(({ key }) => !old.has(key)).length;
    if (fresh < shard.parts.length && fresh <= LITTLE)
      begun.set(shard.key, making(shardJobOf(shard, old, kept?.blobs, all.chunkSize), indexer));
  }
  return { ...all, shards, records, old, begun };
}

function making(what: ShardJob, indexer: Indexer): Making {
  const made = indexer(what.job);
  // Whoever waits for it hears of a failure; nobody does when something else has failed before.
  made.catch(() => {});
  return { what, made, started: performance.now() };
}

/**
 * Makes the search index of the site in `/pagefind/`: a Pagefind bundle for each shard (docs/decisions/0006), each
 * made in a process of its own, as many at a time as there are cores, so that memory does not grow with the publication. A
 * shard whose documents have not changed is kept; of one that has changed what Pagefind has said of the other parts is
 * (docs/decisions/0037).
 *
 * @param index what was begun with these articles and options, if it was
 * @throws Error when Pagefind fails, or when the index does not hold exactly the articles given
 */
export async function indexArticles(
  articles: readonly Indexable[],
  folder: SiteFolder,
  options: IndexOptions = {},
  index = beginIndex(articles, options),
): Promise<IndexReport> {
  const { indexer = runPagefind, print = () => {}, kept, cache, names = [] } = options;
  const { atOnce = Math.min(availableParallelism(), MOST_AT_ONCE) } = options;
  const { state, plan, chunkSize, shards, records, old, begun } = index;
  const site = new SiteIndex(folder);

  const changed = plan.filter((shard) => {
    if (begun.has(shard.key)) return true;
    const record = records.get(shard.key) ?? fromElsewhere(shard, cache);
    const laid = record && site.add(shard, record);
    if (record && !laid) print(`    搜索索引：缓存里的 ${shard.id} 已损坏，重新建立`);
    if (record && laid && !isSame(record, laid)) shards?.put(shard.key, laid);
    return !laid;
  });
  const cached = plan.length - changed.length;
  if (cached > 0) print(`    搜索索引：${plan.length} 个分片中 ${cached} 个没有变化，取自缓存`);

  let [done, parts] = [0, 0];
  const allMade = inParallel(changed, atOnce, async (shard) => {
    const lay = async ({ what, made, started }: Making) => {
      const fresh = what.job.fresh.length;
      parts += fresh;
      const answer = await made;
      return { laid: answer && site.add(shard, recordOf(what, shard, answer)), fresh, started };
    };
    const make = (known: OldParts) => lay(making(shardJobOf(shard, known, kept?.blobs, chunkSize), indexer));
    const first = begun.get(shard.key);
    // What cannot be used again is made again.
    const { laid, fresh, started } = await (first ? lay(first) : make(old)).then((made) =>
      made.laid ? made : make(new Map()),
    );
    if (laid) shards?.put(shard.key, laid);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    done += 1;
    print(
      `    搜索索引 ${done}/${changed.length}：${shard.id}，${shard.articles.length} 篇，${shard.parts.length} 份中新建 ${fresh} 份（${seconds} 秒）`,
    );
  });

  const all = plan.flatMap((shard) => shard.articles);
  // Whoever waits for it below hears of a failure.
  allMade.catch(() => {});
  try {
    // Needs no shard, so it is done while others make them.
    await layHeads(headsOf(all, kept), names, options.pages ?? [], site, kept);
  } finally {
    await allMade;
  }
  laySieve(plan, site, kept);
  const pages = site.finish(state.version, plan, names);
  unlessItFails("    搜索索引：缓存没有清理", print, () => cache?.keepOnly(new Set()));
  return { pages, built: changed.length, cached, parts };
}

function fromElsewhere(shard: ShardPlan<Indexable>, cache: BundleCache | undefined): ShardRecord | undefined {
  const bundle = cache?.take(shard.key, (made) => isShardOf(shard.articles.length, made));
  return typeof bundle === "object" ? recordOfBundle(bundle) : undefined;
}

/** What there is to be made, the same on every machine. */
export function planOf(
  articles: readonly Indexable[],
  { budget = BUDGET, part = PART, chunkSize = CHUNK_SIZE, kept }: IndexOptions,
) {
  const state = indexerState(chunkSize);
  const scales = new Scales(kept?.table<Weight>("search-weights"));
  const weighed = articles.map((article) => scales.weigh(article));
  return { state, chunkSize, plan: planIndex(weighed, { budget, part }, state) };
}
