import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SampleArticle, sampleArticle } from "./corpus.ts";
import { SITE } from "./corpus-data.ts";
import { type CorpusFolders, pretty, writeArticle } from "./corpus-files.ts";

/** The last evening before CORPUS_NOW: newer than all others, as a new article is. */
const NEW = { month: "2025/12", published: "2025-12-31T20:00:00-08:00" };

/** The same articles, of a publication that has a Traditional edition as well. */
export function withTraditional(corpus: CorpusFolders): CorpusFolders {
  const data = `${corpus.data}-traditional`;
  if (!existsSync(data)) cpSync(corpus.data, data, { recursive: true });
  writeFileSync(join(data, "site.json"), pretty({ ...SITE, traditional: { region: "taiwan" } }));
  return { articles: corpus.articles, data };
}

/** Another sentence in the article in the middle. @returns where it is, and what it says */
export function changeOne(corpus: CorpusFolders, count: number, sentence: string): void {
  const { folder, markdown } = sampleArticle(count >> 1);
  writeFileSync(join(corpus.articles, folder, "article.md"), `${markdown}\n${sentence}\n`);
}

/** One article more, the newest. */
export function addOne(corpus: CorpusFolders, count: number): void {
  writeArticle(corpus.articles, newArticle(count));
}

/** The publication as it was generated, whatever an earlier measurement has left in it. */
export function restore(corpus: CorpusFolders, count: number): void {
  const { folder, markdown } = sampleArticle(count >> 1);
  const file = join(corpus.articles, folder, "article.md");
  if (readFileSync(file, "utf8") !== markdown) writeFileSync(file, markdown);
  rmSync(join(corpus.articles, newArticle(count).folder), { recursive: true, force: true });
}

function newArticle(count: number): SampleArticle {
  const article = sampleArticle(count);
  const record = { ...article.record, id: `new-${article.slug}`, published: NEW.published };
  return { ...article, folder: `${NEW.month}/${article.slug}`, record };
}
