import { channel } from "node:diagnostics_channel";
import { readdirSync } from "node:fs";
import type { Unpublished } from "../content/unpublished.ts";
import type { Article } from "../domain/article.ts";
import type { Problem } from "../domain/problem.ts";
import type { AdmittedPublication } from "../gate/gate.ts";
import { keptReadings, READING_TABLES } from "../gate/kept-readings.ts";
import { type Publication, publicationOf } from "../publication/publication.ts";
import { inPlainWords } from "../terminal/fault.ts";
import { unlessItFails } from "./bundle-cache.ts";
import { Caches } from "./caches.ts";
import { assertNoLoss } from "./loss.ts";
import { type NextDue, nextDueOf } from "./next-due.ts";
import type { BuildOptions } from "./options.ts";
import { assertPlace, assertReplaceable } from "./ownership.ts";
import { KeptPages } from "./pages/kept-pages.ts";
import type { Developed } from "./pictures/develop.ts";
import type { Progress, StepReport } from "./progress.ts";
import type { IndexReport } from "./search-index/index-articles.ts";
import { indexableOf } from "./search-index/indexable.ts";
import { SiteFolder } from "./site-folder.ts";
import { clearRemains, discardStage, identityOf, type Stage } from "./stage.ts";
import { STEPS, type Steps } from "./steps.ts";
import { editionDataOf, traditionalConverterOf } from "./traditional-edition.ts";
import { FactBook } from "./verify/fact-book.ts";
import { embargoScanOf, type KnownFiles } from "./verify/verify-site.ts";

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
  readonly skipped: readonly Unpublished[];
  readonly warnings: readonly Problem[];
  /** Null when nothing waits for its time. */
  readonly nextDue: NextDue | null;
  readonly steps: readonly StepReport[];
}

/** Hears of every build that begins; the test runner counts them. */
const BUILDS = channel("laiyuan:build");

/**
 * Builds the site beside the old one and puts it in its place only when every step has succeeded. One build at a time
 * writes an output; another one waits, and reads the articles when it has its turn, so that the later text wins.
 *
 * @param steps others in the place of the real ones, for tests
 * @throws ProblemsError when articles or data are wrong: nothing was written
 * @throws LossError when articles would disappear that nobody has withdrawn: nothing was written
 * @throws FindingsError when the finished files are not what they should be: the old site is untouched
 * @throws Error when a step failed: the old site is untouched
 */
export async function build(options: BuildOptions, progress: Progress, steps: Steps = STEPS): Promise<BuildReport> {
  const { output } = options;
  BUILDS.publish({ output });
  assertPlace(options);
  const caches = new Caches(options);
  await caches.claim((text) => progress.print(text));
  const lock = await steps
    .lock(output, (text) => progress.print(text))
    .catch((error: unknown) => {
      const plain = inPlainWords(error, output);
      throw plain === error
        ? new Error(`不能写到 ${output}：${error instanceof Error ? error.message : error}`)
        : plain;
    });
  try {
    clearRemains(output);
    assertReplaceable(output);
    const admitted = await progress.step("检查", async () => {
      const kept = keptReadings((site) => caches.workOf(site));
      const gate = { cache: options.cache, kept, print: (text: string) => progress.print(text) };
      const read = await steps.read(options, options.now, options, gate);
      if (!options.drafts && !options.allowFewer) assertNoLoss(output, read);
      keepFor(progress, () => caches.work?.close(READING_TABLES));
      return [read, `${read.articles.length} 篇文章`];
    });
    const stage = steps.stage(output);
    const identity = emptyFolder(stage, output);
    try {
      const report = await buildIn({ stage, admitted, options, caches, progress, steps });
      if (identityOf(output) !== identity) throw new Error(`没有发布到 ${output}，请再运行一次。`);
      return report;
    } catch (error) {
      throw inPlainWords(error, stage.folder);
    } finally {
      discardStage(stage);
    }
  } catch (error) {
    // The next build has the same to do, whatever has to be mended.
    keepFor(progress, () => caches.work?.save());
    throw inPlainWords(error, output);
  } finally {
    lock.release();
  }
}

/** What all steps of one build know. */
interface Job {
  readonly stage: Stage;
  readonly admitted: AdmittedPublication;
  readonly options: BuildOptions;
  readonly caches: Caches;
  readonly progress: Progress;
  readonly steps: Steps;
}

async function buildIn(job: Job): Promise<BuildReport> {
  const { stage, admitted, options, caches, progress, steps } = job;
  const { siteData, breaking, skipped, warnings } = admitted;
  const work = caches.workOf(siteData.site);
  const site = new SiteFolder(stage.folder, work?.blobs);
  const assets = await progress.step("样式与脚本", () => steps.assets(stage.folder, traditionalConverterOf(siteData)));
  const { articles, pictures, encoded } = await developPictures(job);
  const publication = publicationOf(siteData, { articles, assets, breaking, now: options.now });
  const embargo = embargoScanOf(publication, admitted);
  const kept = work && new KeptPages(work, siteData.site.url);
  const facts = kept?.facts ?? new FactBook();
  const pages = await progress.step("生成页面", async () => {
    const edition = editionDataOf(publication, siteData);
    const { phrases } = embargo;
    const { files, made } = await steps.pages(publication, {
      site,
      facts,
      kept,
      blobs: work?.blobs.folder,
      phrases,
      edition,
    });
    return [files, made < files && kept ? `${files} 页，新做 ${made} 页` : `${files} 页`];
  });
  await progress.step("转址", () => {
    const count = steps.redirects(publication, stage.folder, siteData.site.traditional !== undefined);
    return [count, `${count} 条`];
  });
  if (siteData.site.cms)
    await progress.step("网页后台", async () => {
      const bytes = await steps.admin(siteData, stage.folder);
      return [bytes, `${(bytes / 1024).toFixed(0)} KB`];
    });
  const indexed = options.search ? await indexArticles(job, articles, site) : undefined;
  if (options.drafts) steps.mark(skipped, stage.folder);
  await verifyAndPublish(job, publication, { stamps: site.stamps, facts });
  if (kept && work)
    keepFor(progress, () => {
      kept.keepFacts(new Set(site.stamps.keys()), embargo.phrases);
      work.finish(new Set([...site.stamps.values()].map(({ sha256 }) => sha256)));
    });
  return {
    output: options.output,
    articles: articles.length,
    pages,
    pictures,
    encoded,
    ...(indexed && { searchable: indexed.pages, shards: { built: indexed.built, cached: indexed.cached } }),
    skipped,
    warnings,
    nextDue: nextDueOf(skipped, articles),
    steps: progress.steps,
  };
}

function keepFor(progress: Progress, work: () => void): void {
  unlessItFails("    缓存没有写成", (text) => progress.print(text), work);
}

function developPictures({
  stage,
  admitted: { siteData, articles },
  caches,
  progress,
  steps,
}: Job): Promise<Developed> {
  const { site } = siteData;
  return progress.step("图片", async () => {
    const how = { site, ...caches.bundlesOf("pictures", site), print: (text: string) => progress.print(text) };
    const developed = await steps.pictures(articles, stage.folder, how);
    return [developed, `${developed.pictures} 张，${developed.encoded} 张新编码`];
  });
}

function indexArticles(
  { admitted: { siteData, names }, caches, progress, steps }: Job,
  articles: readonly Article[],
  site: SiteFolder,
): Promise<IndexReport> {
  return progress.step("搜索索引", async () => {
    const [kept, print] = [caches.workOf(siteData.site), (text: string) => progress.print(text)];
    const how = { kept, ...caches.bundlesOf("search", siteData.site), print, ...(names && { names }) };
    const report = await steps.search(articles.map(indexableOf), site, how);
    const fresh = report.parts > 0 ? `，新建 ${report.parts} 份` : "";
    return [report, `${report.pages} 篇可搜索${fresh}`];
  });
}

async function verifyAndPublish(
  { stage, admitted, options, progress, steps }: Job,
  publication: Publication,
  known: KnownFiles,
): Promise<void> {
  await progress.step("核对", async () => {
    const records = await steps.verify(stage.folder, publication, admitted, options, known);
    steps.manifest(stage.manifest, records, publication.articles);
    return [records, `${records.length} 个文件`];
  });
  await progress.step("发布到文件夹", () => {
    steps.sync(stage.folder);
    // Somebody may have put a file of theirs there since the build began.
    assertReplaceable(options.output, "names");
    steps.publish(stage, options.output);
    return [undefined, options.output];
  });
}

/** @returns what names the folder after it was moved @throws Error when it is not there, not empty, or the site itself */
function emptyFolder({ folder }: Stage, output: string): string {
  const identity = identityOf(folder);
  if (identity === undefined || identity === identityOf(output) || readdirSync(folder).length > 0)
    throw new Error(`没有空的文件夹 ${folder} 可以生成网站，请再运行一次。`);
  return identity;
}
