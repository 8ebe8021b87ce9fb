import { join } from "node:path";
import type { HeldBack } from "../content/held-back.ts";
import { type PublicationFiles, readPublication } from "../content/read-publication.ts";
import type { Article } from "../domain/article.ts";
import type { Problem } from "../domain/problem.ts";
import type { Site } from "../domain/site.ts";
import { Publication } from "../publication/publication.ts";
import { searchDocument } from "../search/document.ts";
import { writeAdmin } from "./admin.ts";
import { bundleAssets } from "./assets.ts";
import { BundleCache } from "./bundle-cache.ts";
import { checkDelivery } from "./delivery.ts";
import { type NextDue, nextDueOf } from "./next-due.ts";
import type { BuildOptions } from "./options.ts";
import { type DevelopOptions, developPictures } from "./pictures/develop.ts";
import { markPreview } from "./preview-mark.ts";
import type { Progress, StepReport } from "./progress.ts";
import { writeRedirects } from "./redirects.ts";
import { renderPages } from "./render.ts";
import { type IndexReport, indexArticles } from "./search-index/index-articles.ts";
import { openStage } from "./stage.ts";
import { editionFactsOf, traditionalConverterOf } from "./traditional-edition.ts";
import { TwinWriter } from "./twin-writer.ts";
import { verifyPages } from "./verify.ts";

export interface BuildReport {
  readonly output: string;
  readonly articles: number;
  readonly pages: number;
  readonly pictures: number;
  /** How many of the pictures were encoded now; the others had not changed. */
  readonly encoded: number;
  /** Articles in the search index; absent when it was not asked for. */
  readonly searchable?: number;
  /** How many parts of the search index were built now, and how many had not changed. */
  readonly shards?: Pick<IndexReport, "built" | "cached">;
  readonly skipped: readonly HeldBack[];
  readonly warnings: readonly Problem[];
  /** Null when nothing waits for its time. */
  readonly nextDue: NextDue | null;
  readonly steps: readonly StepReport[];
}

/**
 * Builds the site beside the old one and puts it in its place only when every step has succeeded.
 *
 * @throws ProblemsError when articles or data are wrong: nothing was written
 * @throws Error when a step failed: the old site is untouched
 */
export async function build(options: BuildOptions, progress: Progress): Promise<BuildReport> {
  const files = await progress.step("检查", () => {
    const read = readPublication(options, options.now, options);
    checkDelivery(read.facts.site);
    return [read, `${read.articles.length} 篇文章`];
  });
  return buildFrom(files, options, progress);
}

/** The same for a publication that has been read. @throws Error when a step failed: the old site is untouched */
export async function buildFrom(
  files: PublicationFiles,
  options: Omit<BuildOptions, "articles" | "data" | "json">,
  progress: Progress,
): Promise<BuildReport> {
  const stage = openStage(options.output);
  const twins = files.facts.site.traditional && new TwinWriter();
  try {
    const assets = await progress.step("样式与脚本", () =>
      bundleAssets(stage.folder, traditionalConverterOf(files.facts)),
    );
    const { articles, pictures, encoded } = await progress.step("图片", async () => {
      const developed = await developPictures(files.articles, stage.folder, pictureOptions(files, options, progress));
      return [developed, `${developed.pictures} 张，${developed.encoded} 张新编码`];
    });
    const publication = new Publication({
      ...files.facts,
      articles,
      assets,
      breaking: files.breaking,
      now: options.now,
    });
    const pages = await progress.step("生成页面", async () => {
      const edition = editionFactsOf(publication, files.facts);
      if (edition) twins?.begin(edition, stage.folder);
      const count = await renderPages(publication, stage.folder, twins);
      return [count, `${count} 页`];
    });
    await progress.step("转址", () => {
      const { withdrawnArticles, frame } = publication;
      const count = writeRedirects(articles, withdrawnArticles, stage.folder, frame.site.traditional !== undefined);
      return [count, `${count} 条`];
    });
    if (files.facts.site.cms)
      await progress.step("网页后台", async () => {
        const bytes = await writeAdmin(files.facts, stage.folder);
        return [bytes, `${(bytes / 1024).toFixed(0)} KB`];
      });
    const indexed = options.search
      ? await progress.step("搜索索引", async () => {
          const report = await index(articles, files.facts.site, stage.folder, options.cache, progress);
          return [report, `${report.pages} 篇可搜索`];
        })
      : undefined;
    if (options.drafts) markPreview(files.skipped, stage.folder);
    await progress.step("核对", () => [verifyPages(publication, stage.folder), ""]);
    await progress.step("发布到文件夹", () => [stage.publish(), options.output]);
    return {
      output: options.output,
      articles: articles.length,
      pages,
      pictures,
      encoded,
      ...(indexed && { searchable: indexed.pages, shards: { built: indexed.built, cached: indexed.cached } }),
      skipped: files.skipped,
      warnings: files.warnings,
      nextDue: nextDueOf(files.skipped),
      steps: progress.steps,
    };
  } finally {
    twins?.close();
    stage.discard();
  }
}

/** @param kind what is kept; a publication's own folder, so that publications do not clear each other away */
function cacheOf(kind: string, { url }: Site, cache: string | undefined): { readonly cache?: BundleCache } {
  return cache === undefined ? {} : { cache: new BundleCache(join(cache, kind), new URL(url).hostname) };
}

function pictureOptions(
  { facts }: PublicationFiles,
  options: Pick<BuildOptions, "cache">,
  progress: Progress,
): DevelopOptions {
  return { site: facts.site, ...cacheOf("pictures", facts.site, options.cache), say: (text) => progress.say(text) };
}

function index(
  articles: readonly Article[],
  site: Site,
  output: string,
  cache: string | undefined,
  progress: Progress,
): Promise<IndexReport> {
  const indexables = articles.map((article) => ({
    path: article.path,
    published: article.published,
    document: () => searchDocument(article),
  }));
  return indexArticles(indexables, output, {
    ...cacheOf("search", site, cache),
    say: (text) => progress.say(text),
  });
}
