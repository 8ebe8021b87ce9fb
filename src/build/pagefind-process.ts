import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pagefind from "pagefind";
import { IndexJob, type IndexOutcome } from "./index-job.ts";

// A process of its own: Pagefind's backend can stop without settling a promise and prints stack traces when it does;
// its memory is given back when the index is written.
process.once("message", async (message) => {
  process.send?.(await run(IndexJob.parse(message)));
  process.disconnect();
});

async function run({ output, paths }: IndexJob): Promise<IndexOutcome> {
  try {
    const { index, errors } = await pagefind.createIndex({});
    if (!index) return { error: `Pagefind 没有启动：${errors.join("；")}` };
    for (const path of paths) {
      const content = readFileSync(join(output, path, "index.html"), "utf8");
      const added = await index.addHTMLFile({ url: path, content });
      if (added.errors.length > 0) return { error: `Pagefind 不能收录 ${path}：${added.errors.join("；")}` };
    }
    const written = await index.writeFiles({ outputPath: join(output, "pagefind") });
    return written.errors.length > 0 ? { error: `Pagefind 没有写出索引：${written.errors.join("；")}` } : {};
  } catch (error) {
    return { error: `Pagefind 出错：${error instanceof Error ? error.message : String(error)}` };
  } finally {
    await pagefind.close();
  }
}
