import { fork } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Article } from "../domain/article.ts";
import { type IndexJob, IndexOutcome } from "./index-job.ts";

/** Pagefind's ready-made interfaces; ours replaces them. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;
const PROCESS = fileURLToPath(new URL("./pagefind-process.ts", import.meta.url));

/**
 * Indexes the finished article pages with Pagefind into `<output>/pagefind/`.
 * @returns how many articles can be found
 * @throws Error when Pagefind fails, or when the index does not hold exactly the articles given (Pagefind drops pages
 *   it cannot use without a word)
 */
export async function indexArticles(articles: readonly Pick<Article, "path">[], output: string): Promise<number> {
  await runPagefind({ output, paths: articles.map(({ path }) => path) });
  const folder = join(output, "pagefind");
  const found = countIndexed(folder);
  if (found !== articles.length) throw new Error(`搜索索引里有 ${found} 篇，应有 ${articles.length} 篇。`);
  for (const name of readdirSync(folder)) if (UNUSED.test(name)) rmSync(join(folder, name));
  return found;
}

function runPagefind(job: IndexJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    let outcome: IndexOutcome | undefined;
    child.on("message", (message) => {
      outcome = IndexOutcome.parse(message);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (outcome && !outcome.error) resolve();
      else reject(new Error(outcome?.error ?? `Pagefind 中途停止（${signal ?? `退出码 ${code}`}）。`));
    });
    child.send(job);
  });
}

/** Counted twice, from the entry file and from the fragments on disk, because either alone can lie. */
function countIndexed(folder: string): number {
  const fragments = join(folder, "fragment");
  if (!existsSync(fragments)) return 0;
  const entry: { languages: Record<string, { page_count: number }> } = JSON.parse(
    readFileSync(join(folder, "pagefind-entry.json"), "utf8"),
  );
  const counted = Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
  return Math.min(readdirSync(fragments).length, counted);
}
