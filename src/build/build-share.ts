import { keptReadings } from "../gate/kept-readings.ts";
import { Caches } from "./caches.ts";
import type { BuildOptions } from "./options.ts";
import type { Progress } from "./progress.ts";
import { makeShare, type ShareReport } from "./search-index/index-share.ts";
import { indexableOf } from "./search-index/indexable.ts";
import type { Share } from "./search-index/share.ts";
import { STEPS, type Steps } from "./steps.ts";

/**
 * Makes a share of what is missing of the search index, into the cache, and nothing else: a machine of several, whose caches
 * are brought to one that builds (docs/decisions/0037).
 *
 * @throws ProblemsError when articles or data are wrong
 * @throws Error when there is no cache, or Pagefind fails
 */
export async function buildShare(
  options: BuildOptions,
  share: Share,
  progress: Progress,
  steps: Pick<Steps, "read"> = STEPS,
): Promise<ShareReport> {
  const caches = new Caches(options);
  const print = (text: string) => progress.print(text);
  await caches.claim(print);
  const { articles, siteData } = await progress.step("检查", async () => {
    const kept = keptReadings((site) => caches.workOf(site));
    const read = await steps.read(options, options.now, options, { cache: options.cache, kept, print });
    return [read, `${read.articles.length} 篇文章`];
  });
  const { cache } = caches.bundlesOf("search", siteData.site);
  if (!cache) throw new Error("没有缓存，就没有地方放搜索索引的一份。");
  return progress.step("搜索索引", async () => {
    const how = { kept: caches.workOf(siteData.site), print };
    const made = await makeShare(articles.map(indexableOf), share, cache, how);
    return [made, `${made.missing} 个分片里的 ${made.made} 个`];
  });
}
