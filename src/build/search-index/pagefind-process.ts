import * as pagefind from "pagefind";
import type { Bundle } from "../bundle-cache.ts";
import { IndexJob, type IndexMessage, type IndexOutcome } from "./index-job.ts";
import { packIndex } from "./pack-index.ts";
import { slimFragments } from "./slim-fragments.ts";

/** Pagefind also writes its own interfaces, a highlighter and a worker; this site has its own. */
const SHIPPED =
  /^(?:(?:index|fragment|filter)\/.*|[^/]*\.pf_meta|pagefind-entry\.json|pagefind\.js|wasm\.\w+\.pagefind)$/;

// A process of its own: Pagefind's backend can stop without settling a promise and prints stack traces when it does;
// its memory is given back when the bundle is made.
process.once("message", async (message) => {
  // Only Pagefind's backend keeps this process alive from here on: when it dies, so does this.
  process.channel?.unref();
  const outcome = await run(IndexJob.parse(message));
  process.send?.(outcome, () => process.disconnect());
});

// The build is done or was stopped: nobody wants the bundle any more.
process.once("disconnect", async () => {
  await pagefind.close();
  process.exit();
});

async function run({ documents }: IndexJob): Promise<IndexOutcome> {
  try {
    const { index, errors } = await pagefind.createIndex({});
    if (!index) return { error: `Pagefind 没有启动：${errors.join("；")}` };
    for (const { url, html } of documents) {
      const added = await index.addHTMLFile({ url, content: html });
      if (added.errors.length > 0) return { error: `Pagefind 不能收录 ${url}：${added.errors.join("；")}` };
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) return { error: `Pagefind 没有写出索引：${made.errors.join("；")}` };
    // Its memory is not needed twice; without it this process lives by its channel alone.
    process.channel?.ref();
    await pagefind.close();
    process.send?.({ indexed: true } satisfies IndexMessage);
    return { bundle: slimFragments(packIndex(shipped(made.files))) };
  } catch (error) {
    return { error: `Pagefind 出错：${error instanceof Error ? error.message : String(error)}` };
  }
}

function shipped(files: readonly { readonly path: string; readonly content: Uint8Array }[]): Bundle {
  const kept = files.filter(({ path }) => SHIPPED.test(path));
  return new Map(kept.map(({ path, content }) => [path, content]));
}
