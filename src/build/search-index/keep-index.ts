import type { KeptWork } from "../../kept/kept-work.ts";
import { type IndexOptions, planOf } from "./index-articles.ts";
import type { Indexable } from "./indexable.ts";
import { keepHeads } from "./kept-heads.ts";
import { KeptShards } from "./kept-shards.ts";

/**
 * What a build that makes no index leaves of the kept one to the next that does: shards that are as they would be made now.
 * Of what has changed since, or was withdrawn, nothing stays.
 *
 * @param options as the other build has them
 * @returns digests of their files
 */
export function keepIndex(
  articles: () => readonly Indexable[],
  kept: KeptWork,
  options: Omit<IndexOptions, "kept"> = {},
): string[] {
  const shards = new KeptShards(kept);
  if (shards.isEmpty) return [];
  const indexed = articles();
  keepHeads(indexed, kept);
  return planOf(indexed, { ...options, kept }).plan.flatMap(({ key }) => {
    const { files, program } = shards.take(key) ?? {};
    return [...(files?.values() ?? []), ...(program?.values() ?? [])].map(({ sha256 }) => sha256);
  });
}
