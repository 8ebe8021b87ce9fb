import { join } from "node:path";
import type { Site } from "../domain/site.ts";
import { KeptWork } from "../kept/kept-work.ts";
import { BundleCache } from "./bundle-cache.ts";
import type { BuildOptions } from "./options.ts";

/** What is kept for later builds, a folder each; shards of the index only when they come from another machine. */
const KINDS = { pictures: "pictures", shards: "search", work: "kept" } as const;

export function cacheRootsOf(cache: string | undefined): string[] {
  return cache === undefined ? [] : Object.values(KINDS).map((kind) => join(cache, kind));
}

/** Work of earlier builds. A preview has its own, so that neither clears the other's away. */
export function keptWorkOf({ url }: Site, { cache, drafts }: BuildOptions): KeptWork | undefined {
  if (cache === undefined) return undefined;
  return new KeptWork(join(cache, KINDS.work), `${new URL(url).hostname}${drafts ? "-preview" : ""}`);
}

/** @param kind what is kept; a publication's own folder, so that publications do not clear each other away */
export function bundlesOf(
  kind: "pictures" | "shards",
  { url }: Site,
  cache: string | undefined,
): { readonly cache?: BundleCache } {
  return cache === undefined ? {} : { cache: new BundleCache(join(cache, KINDS[kind]), new URL(url).hostname) };
}
