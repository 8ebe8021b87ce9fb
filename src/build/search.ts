import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as pagefind from "pagefind";
import type { Article } from "../domain/article.ts";

/** Pagefind's ready-made interfaces; ours replaces them. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/**
 * Indexes the finished article pages with Pagefind into `<output>/pagefind/`.
 * @returns how many articles can be found
 * @throws Error when Pagefind fails, or when the index does not hold exactly the articles given (Pagefind drops pages
 *   it cannot use without a word)
 */
export async function indexArticles(articles: readonly Pick<Article, "path">[], output: string): Promise<number> {
  const folder = join(output, "pagefind");
  const { index, errors } = await pagefind.createIndex({});
  if (!index) throw new Error(`Pagefind 没有启动：${errors.join("；")}`);
  try {
    for (const { path } of articles) {
      const content = readFileSync(join(output, path, "index.html"), "utf8");
      const added = await index.addHTMLFile({ url: path, content });
      if (added.errors.length > 0) throw new Error(`Pagefind 不能收录 ${path}：${added.errors.join("；")}`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`Pagefind 没有写出索引：${written.errors.join("；")}`);
  } finally {
    await pagefind.close();
  }
  for (const name of readdirSync(folder)) if (UNUSED.test(name)) rmSync(join(folder, name));
  const found = countIndexed(folder);
  if (found !== articles.length) {
    throw new Error(`搜索索引里有 ${found} 篇，应有 ${articles.length} 篇。`);
  }
  return found;
}

/** Counted twice, from the entry file and from the fragments on disk, because either alone can lie. */
function countIndexed(folder: string): number {
  const fragments = readdirSync(join(folder, "fragment")).length;
  const entry: { languages: Record<string, { page_count: number }> } = JSON.parse(
    readFileSync(join(folder, "pagefind-entry.json"), "utf8"),
  );
  const counted = Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
  return Math.min(fragments, counted);
}
