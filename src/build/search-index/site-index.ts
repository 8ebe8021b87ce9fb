import type { Stamp } from "../../kept/blob-store.ts";
import {
  INDEX_FORMAT,
  MANIFEST_PATH,
  type NameForms,
  type ShardEntry,
  type ShardManifest,
} from "../../search/manifest.ts";
import type { SiteFolder } from "../site-folder.ts";
import { contentHash } from "./content-hash.ts";
import type { Filed } from "./filed.ts";
import type { ShardRecord } from "./kept-shards.ts";
import type { Heads } from "./make-heads.ts";
import type { Sieve } from "./make-sieve.ts";
import type { PlannedShard, Weighed } from "./shard-plan.ts";

/**
 * The index as it lies on the site. Everything but the manifest is in folders whose names change with their content, so
 * that browsers may keep it for ever.
 */
export class SiteIndex {
  readonly #site: SiteFolder;
  readonly #shards = new Map<string, ShardEntry>();
  #runtime: string | undefined;
  #heads: Heads | undefined;
  readonly #sieves = new Map<string, Uint8Array>();
  #sieve: Sieve | undefined;

  constructor(site: SiteFolder) {
    this.#site = site;
  }

  /**
   * Lays the files of a shard where they belong.
   * @returns the shard as it lies now; undefined when one of its files was kept and is not there any more
   * @throws Error when its program differs from that of the other shards: one program has to read them all
   */
  add(
    { id, from, to, articles }: PlannedShard<Pick<Weighed, "characters">>,
    shard: ShardRecord,
  ): ShardRecord | undefined {
    const runtime = `/pagefind/runtime/${hashOf(shard.program)}/`;
    if (this.#runtime !== undefined && this.#runtime !== runtime)
      throw new Error("搜索索引各分片带的 Pagefind 程序不一样。");
    const path = `/pagefind/shards/${id}-${hashOf(shard.files)}/`;
    const program = this.#lay(runtime, shard.program);
    const files = program && this.#lay(path, shard.files);
    if (!files) return undefined;
    this.#runtime = runtime;
    this.#sieves.set(id, shard.sieve);
    const pages = articles.length;
    const length = Math.round(sum(articles.map(({ characters }) => characters)) / Math.max(1, pages));
    this.#shards.set(id, { id, path, from, to, pages, length, lists: shard.lists, entry: shard.entry });
    return { ...shard, files, program };
  }

  /** Lays the files of all titles. @returns them as they lie now; undefined when one was kept and is not there any more */
  addHeads({ entry, files }: Heads): Heads | undefined {
    const laid = this.#lay(entry.path, files);
    this.#heads = laid && { entry, files: laid };
    return this.#heads;
  }

  /** What a shard that lies here has told of its words. */
  sieveOf(id: string): Uint8Array {
    return this.#sieves.get(id) ?? new Uint8Array();
  }

  /** Lays the sieve of the older shards. @returns it as it lies now; undefined when a file was kept and is not there any more */
  addSieve({ entry, files }: Sieve): Sieve | undefined {
    const laid = this.#lay(entry.path, files);
    this.#sieve = laid && { entry, files: laid };
    return this.#sieve;
  }

  /**
   * Writes the manifest, when everything has been laid.
   * @param plan oldest first
   * @param names the house's list of names
   * @returns how many pages can be found
   * @throws Error when the files on disk are not those of the articles of the plan
   */
  finish(version: string, plan: readonly PlannedShard<unknown>[], names: readonly NameForms[]): number {
    const shards = plan.toReversed().flatMap(({ id }) => this.#shards.get(id) ?? []);
    const onDisk = shards.map(({ path }) => this.#site.countIn(`${path}fragment`));
    const [found, wanted] = [sum(onDisk), sum(plan.map(({ articles }) => articles.length))];
    if (found !== wanted) throw new Error(`搜索索引里有 ${found} 篇，应有 ${wanted} 篇。`);
    const [runtime, heads] = [this.#runtime, this.#heads];
    if (!heads) throw new Error("搜索索引没有标题。");
    const manifest: ShardManifest = {
      format: INDEX_FORMAT,
      version,
      ...(runtime !== undefined && { runtime }),
      shards,
      heads: heads.entry,
      ...(this.#sieve && { sieve: this.#sieve.entry }),
      names,
    };
    this.#site.write(MANIFEST_PATH, Buffer.from(JSON.stringify(manifest)));
    return found;
  }

  /** @returns the files as they lie now; undefined when one of them is lost */
  #lay(address: string, files: ReadonlyMap<string, Filed>): Map<string, Stamp> | undefined {
    const laid = new Map<string, Stamp>();
    for (const [name, filed] of files) {
      const path = `${address}${name}`;
      // What lies there at an address that is made of its content is the same: the program, or what is left of a shard that
      // was not whole.
      if (!this.#site.stamps.has(path)) {
        if ("bytes" in filed) this.#site.write(path, filed.bytes);
        else this.#site.place(path, filed);
      }
      const stamp = this.#site.stamps.get(path);
      if (!stamp) return undefined;
      laid.set(name, stamp);
    }
    return laid;
  }
}

function hashOf(files: ReadonlyMap<string, Filed>): string {
  return contentHash(new Map([...files].map(([name, { sha256 }]) => [name, sha256])));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
