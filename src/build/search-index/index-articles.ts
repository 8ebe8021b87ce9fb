import { availableParallelism } from "node:os";
import type { DateStamp } from "../../domain/date-stamp.ts";
import type { Released } from "../../domain/release.ts";
import { inParallel } from "../../worker/in-parallel.ts";
import { type Bundle, type BundleCache, unlessItFails } from "../bundle-cache.ts";
import { checkPages, isBundleOf } from "./bundle.ts";
import { type Indexer, runPagefind } from "./run-pagefind.ts";
import { documentDigest, indexerState, shardKey } from "./shard-key.ts";
import { type PlannedShard, planShards, type Weighed } from "./shard-plan.ts";
import { SiteIndex } from "./site-index.ts";

/**
 * Most characters of a shard. Fewer and larger ones would be better for readers, whose browsers load something of each;
 * smaller ones mean less to do for one changed article. Merging takes memory with them, little (`make-bundle.ts`).
 */
const BUDGET = 1_800_000;
/**
 * How large a piece of the index is, in numbers as Pagefind counts them, some 1300 bytes; smaller ones mean less to load for
 * a word and more to load beforehand.
 */
const CHUNK_SIZE = 2000;
/**
 * Shards that are indexed at the same time, however many cores there are. Each takes up to 0.25 GB (a process of 0.15 and
 * Pagefind of 0.1, or without it 0.25 while merging) and the build itself 0.65 with 10,000 articles; 2 GB is the most that
 * all together may take.
 */
const MOST_AT_ONCE = 4;

/** An article as the index takes it. */
export interface Indexable extends Released {
  readonly path: string;
  readonly published: Pick<DateStamp, "day" | "epoch">;
  /** The HTML that Pagefind reads; the same each time. Made when needed, so that not all stand in memory. */
  document(): string;
}

export interface IndexOptions {
  /** Bundles of earlier builds; without them everything is built. */
  readonly cache?: BundleCache;
  /** Tells a person how far it is. */
  print?(text: string): void;
  readonly budget?: number;
  readonly chunkSize?: number;
  /** How many shards are indexed at the same time. */
  readonly atOnce?: number;
  readonly indexer?: Indexer;
}

export interface IndexReport {
  readonly pages: number;
  /** Shards that were indexed now, and shards that had not changed. */
  readonly built: number;
  readonly cached: number;
}

type WeighedArticle = Indexable & Weighed & { readonly digest: string };

type KeyedShard = PlannedShard<WeighedArticle> & { readonly key: string };

/**
 * Makes the search index of the site in `<output>/pagefind/`: a Pagefind bundle for each shard (docs/decisions/0006), each
 * made in a process of its own, as many at a time as there are cores, so that memory does not grow with the publication. A
 * shard whose documents have not changed comes from the cache. When all is done, the cache holds these shards and no others.
 *
 * @throws Error when Pagefind fails, or when the index does not hold exactly the articles given
 */
export async function indexArticles(
  articles: readonly Indexable[],
  output: string,
  options: IndexOptions = {},
): Promise<IndexReport> {
  const { budget = BUDGET, chunkSize = CHUNK_SIZE, indexer = runPagefind, print = () => {}, cache } = options;
  const { atOnce = Math.min(availableParallelism(), MOST_AT_ONCE) } = options;
  const state = indexerState(chunkSize);
  const shards = planShards(articles.map(weigh), budget).map((shard) => ({
    ...shard,
    key: shardKey(state, shard.articles),
  }));
  const site = new SiteIndex(output);

  const changed = shards.filter((shard) => {
    const bundle = cache?.take(shard.key, (kept) => isBundleOf(shard.articles.length, kept));
    if (bundle === "damaged") print(`    搜索索引：缓存里的 ${shard.id} 已损坏，重新建立`);
    if (bundle === undefined || bundle === "damaged") return true;
    site.add(shard, bundle);
    return false;
  });
  const cached = shards.length - changed.length;
  if (cached > 0) print(`    搜索索引：${shards.length} 个分片中 ${cached} 个没有变化，取自缓存`);

  let done = 0;
  await inParallel(changed, atOnce, async (shard) => {
    const started = performance.now();
    const bundle = await buildShard(shard, chunkSize, indexer);
    site.add(shard, bundle);
    unlessItFails(`    搜索索引：${shard.id} 没有存进缓存`, print, () => cache?.put(shard.key, bundle));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    done += 1;
    print(`    搜索索引 ${done}/${changed.length}：${shard.id}，${shard.articles.length} 篇（${seconds} 秒）`);
  });

  const pages = site.finish(state.version, shards);
  unlessItFails("    搜索索引：缓存没有清理", print, () => cache?.keepOnly(new Set(shards.map(({ key }) => key))));
  return { pages, built: changed.length, cached };
}

function weigh(article: Indexable): WeighedArticle {
  const html = article.document();
  return { ...article, characters: html.replace(/<[^>]*>/g, "").length, digest: documentDigest(html) };
}

async function buildShard(shard: KeyedShard, chunkSize: number, indexer: Indexer): Promise<Bundle> {
  const documents = shard.articles.map(({ path, document }) => ({ url: path, html: document() }));
  const bundle = await indexer({ documents, chunkSize });
  checkPages(
    bundle,
    documents.map(({ url }) => url),
  );
  return bundle;
}
