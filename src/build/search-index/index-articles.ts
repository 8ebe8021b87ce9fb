import type { DateStamp } from "../../domain/date-stamp.ts";
import { type Bundle, type BundleCache, unlessItFails } from "../bundle-cache.ts";
import { checkPages } from "./bundle.ts";
import { type Indexer, runPagefind } from "./run-pagefind.ts";
import { documentDigest, indexerState, shardKey } from "./shard-key.ts";
import { type PlannedShard, planShards, type Weighed } from "./shard-plan.ts";
import { SiteIndex } from "./site-index.ts";

/**
 * Most characters of a shard. Pagefind's memory grows with them: 1.7 GB for 1.9 million, with the process around it; this
 * is to stay below 2 GB, also for text that is denser than measured. Fewer and larger shards would be better for readers,
 * whose browsers load something of each.
 */
const BUDGET = 1_800_000;
/** Bytes, roughly, of a piece of the index; smaller ones mean less to load for a word and more to load beforehand. */
const CHUNK_SIZE = 2000;

/** An article as the index takes it. */
export interface Indexable {
  readonly path: string;
  readonly published: Pick<DateStamp, "day" | "epoch">;
  /** The HTML that Pagefind reads; the same each time. Made when needed, so that not all stand in memory. */
  document(): string;
}

export interface IndexOptions {
  /** Bundles of earlier builds; without them everything is built. */
  readonly cache?: BundleCache;
  /** Tells a person how far it is. */
  say?(text: string): void;
  readonly budget?: number;
  readonly chunkSize?: number;
  readonly indexer?: Indexer;
}

export interface IndexReport {
  readonly pages: number;
  /** Shards that were indexed now, and shards that had not changed. */
  readonly built: number;
  readonly cached: number;
}

interface WeighedArticle extends Weighed {
  readonly digest: string;
  readonly document: () => string;
}

type KeyedShard = PlannedShard<WeighedArticle> & { readonly key: string };

/**
 * Makes the search index of the site in `<output>/pagefind/`: a Pagefind bundle for each shard (docs/decisions/0006), each
 * indexed in a process of its own, one after the other, so that memory does not grow with the publication. A shard whose
 * documents have not changed comes from the cache. When all is done, the cache holds these shards and no others.
 *
 * @throws Error when Pagefind fails, or when the index does not hold exactly the articles given
 */
export async function indexArticles(
  articles: readonly Indexable[],
  output: string,
  options: IndexOptions = {},
): Promise<IndexReport> {
  const { budget = BUDGET, chunkSize = CHUNK_SIZE, indexer = runPagefind, say = () => {}, cache } = options;
  const state = indexerState(chunkSize);
  const shards = planShards(articles.map(weigh), budget).map((shard) => ({
    ...shard,
    key: shardKey(state, shard.articles),
  }));
  const site = new SiteIndex(output);

  const changed = shards.filter((shard) => {
    const bundle = cache?.take(shard.key);
    if (bundle === "damaged") say(`    搜索索引：缓存里的 ${shard.id} 已损坏，重新建立`);
    if (bundle === undefined || bundle === "damaged") return true;
    site.add(shard, bundle);
    return false;
  });
  const cached = shards.length - changed.length;
  if (cached > 0) say(`    搜索索引：${shards.length} 个分片中 ${cached} 个没有变化，取自缓存`);

  let finished: Promise<void> = Promise.resolve();
  for (const [index, shard] of changed.entries()) {
    const started = performance.now();
    const { promise: indexed, resolve } = withResolver();
    const bundle = buildShard(shard, (job) => indexer(job, chunkSize, resolve));
    finished = Promise.all([bundle, finished]).then(([made]) => {
      site.add(shard, made);
      unlessItFails(`    搜索索引：${shard.id} 没有存进缓存`, say, () => cache?.put(shard.key, made));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      say(`    搜索索引 ${index + 1}/${changed.length}：${shard.id}，${shard.articles.length} 篇（${seconds} 秒）`);
    });
    // While one shard is packed the next is indexed; two are never indexed at once, for the sake of memory.
    await Promise.race([indexed, finished]);
  }
  await finished;

  const pages = site.finish(state.version, shards);
  unlessItFails("    搜索索引：缓存没有清理", say, () => cache?.keepOnly(new Set(shards.map(({ key }) => key))));
  return { pages, built: changed.length, cached };
}

/** As `Promise.withResolvers`, which Node 20 does not have. */
function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function weigh({ path, published, document }: Indexable): WeighedArticle {
  const html = document();
  return { path, published, document, characters: html.replace(/<[^>]*>/g, "").length, digest: documentDigest(html) };
}

async function buildShard(shard: KeyedShard, index: (job: Parameters<Indexer>[0]) => Promise<Bundle>): Promise<Bundle> {
  const documents = shard.articles.map(({ path, document }) => ({ url: path, html: document() }));
  const bundle = await index({ documents });
  checkPages(
    bundle,
    documents.map(({ url }) => url),
  );
  return bundle;
}
