import { readdirSync } from "node:fs";
import { join } from "node:path";
import { INDEX_FORMAT, MANIFEST_PATH, type ShardEntry, type ShardManifest } from "../../search/manifest.ts";
import { type Bundle, writeBundle } from "../bundle-cache.ts";
import { contentHash, entryOf, indexOf, runtimeOf } from "./bundle.ts";
import type { PlannedShard } from "./shard-plan.ts";

/**
 * The index as it lies on the site. Everything but the manifest is in folders whose names change with their content, so
 * that browsers may keep it for ever.
 */
export class SiteIndex {
  readonly #output: string;
  readonly #shards = new Map<string, ShardEntry>();
  #runtime: string | undefined;

  /** @param output folder of the site */
  constructor(output: string) {
    this.#output = output;
  }

  /**
   * Writes the files of a shard.
   * @throws Error when its program differs from that of the other shards: one program has to read them all
   */
  add({ id, from, to, articles }: PlannedShard<unknown>, bundle: Bundle): void {
    this.#setRuntime(runtimeOf(bundle));
    const files = indexOf(bundle);
    const path = `/pagefind/shards/${id}-${contentHash(files)}/`;
    this.#write(path, files);
    this.#shards.set(id, { id, path, from, to, pages: articles.length, entry: entryOf(bundle) });
  }

  /**
   * Writes the manifest.
   * @param plan oldest first
   * @returns how many pages can be found
   * @throws Error when the files on disk are not those of the articles of the plan
   */
  finish(version: string, plan: readonly PlannedShard<unknown>[]): number {
    const shards = plan.toReversed().flatMap(({ id }) => this.#shards.get(id) ?? []);
    const onDisk = shards.map(({ path }) => readdirSync(join(this.#output, path, "fragment")).length);
    const [found, wanted] = [sum(onDisk), sum(plan.map(({ articles }) => articles.length))];
    if (found !== wanted) throw new Error(`搜索索引里有 ${found} 篇，应有 ${wanted} 篇。`);
    const runtime = this.#runtime;
    const manifest: ShardManifest = {
      format: INDEX_FORMAT,
      version,
      ...(runtime !== undefined && { runtime }),
      shards,
    };
    this.#write("/", new Map([[MANIFEST_PATH, Buffer.from(JSON.stringify(manifest))]]));
    return found;
  }

  #setRuntime(files: Bundle): void {
    const path = `/pagefind/runtime/${contentHash(files)}/`;
    if (this.#runtime === undefined) this.#write(path, files);
    this.#runtime ??= path;
    if (this.#runtime !== path) throw new Error("搜索索引各分片带的 Pagefind 程序不一样。");
  }

  #write(path: string, files: Bundle): void {
    writeBundle(files, join(this.#output, path));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
