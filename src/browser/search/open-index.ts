import { openShards } from "../../pagefind/open-shards.ts";
import { INDEX_FORMAT, MANIFEST_PATH, type ShardManifest } from "../../search/manifest.ts";
import type { Archive } from "../../search/shard.ts";
import { Heads } from "./heads.ts";
import { bytesOf, got } from "./network.ts";
import { OutdatedPage } from "./outdated-page.ts";
import { Sieve } from "./sieve.ts";

/** The index as a list names it. */
export interface Index extends Archive {
  /** The text of the list; another one is another index. */
  readonly list: string;
}

/**
 * Opens the index: reads the list of its parts, which are loaded when they are first asked.
 * @param cache `reload` passes over every cache, for when what an earlier list names is gone
 * @param handed the text of the list, where it is here already
 * @param load imports Pagefind; a test brings its own
 * @throws OutdatedPage when the list was written for another script than this one
 * @throws Error when there is none
 */
export async function openIndex(
  cache: "no-cache" | "reload",
  handed?: string,
  load?: Parameters<typeof openShards>[2],
): Promise<Index> {
  const list = handed ?? (await (await got(MANIFEST_PATH, { cache })).text());
  const manifest: ShardManifest = JSON.parse(list);
  const { format, heads: entry, names, sieve: sieved } = manifest;
  if (format !== INDEX_FORMAT) throw new OutdatedPage(`the index has format ${format}, not ${INDEX_FORMAT}`);
  const heads = new Heads(entry, bytesOf);
  const { sections, sources } = entry;
  const opened = openShards(manifest, { got, bytesOf }, load);
  const sieve = sieved && new Sieve(sieved, bytesOf);
  const shards = opened.map((shard, age) =>
    sieve && age > 0 ? { ...shard, mayHave: (terms: readonly string[]) => sieve.mayHave(age - 1, terms) } : shard,
  );
  return { list, shards, titles: heads, book: heads, names, sections, sources };
}
