import * as pagefind from "pagefind";
import type { Bundle } from "../bundle-cache.ts";
import type { IndexJob, IndexOutcome } from "./index-job.ts";
import { packIndex } from "./pack-index.ts";
import { slimFragments } from "./slim-fragments.ts";

/** Pagefind also writes its own interfaces, a highlighter and a worker; this site has its own. */
const SHIPPED =
  /^(?:(?:index|fragment|filter)\/.*|[^/]*\.pf_meta|pagefind-entry\.json|pagefind\.js|wasm\.\w+\.pagefind)$/;

/**
 * Makes one bundle of documents with Pagefind, and makes it small.
 * @param indexed called when Pagefind is done, and may be closed, and only packing is left
 */
export async function makeBundle({ documents }: IndexJob, indexed: () => Promise<void>): Promise<IndexOutcome> {
  try {
    const { index, errors } = await pagefind.createIndex({});
    if (!index) return { error: `Pagefind 没有启动：${errors.join("；")}` };
    for (const { url, html } of documents) {
      const added = await index.addHTMLFile({ url, content: html });
      if (added.errors.length > 0) return { error: `Pagefind 不能收录 ${url}：${added.errors.join("；")}` };
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) return { error: `Pagefind 没有写出索引：${made.errors.join("；")}` };
    await indexed();
    return { bundle: slimFragments(packIndex(shipped(made.files))) };
  } catch (error) {
    return { error: `Pagefind 出错：${error instanceof Error ? error.message : String(error)}` };
  }
}

function shipped(files: readonly { readonly path: string; readonly content: Uint8Array }[]): Bundle {
  const kept = files.filter(({ path }) => SHIPPED.test(path));
  return new Map(kept.map(({ path, content }) => [path, content]));
}
