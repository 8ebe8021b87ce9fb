import { channel } from "node:diagnostics_channel";
import type { Article } from "../domain/article.ts";
import { Clock } from "../domain/clock.ts";
import { SIGNPOST_ROOT } from "../domain/signpost.ts";
import { ADMIN_PATH } from "../domain/site.ts";
import type { AdmittedPublication } from "../gate/gate.ts";
import { keptReadings, READING_TABLES } from "../gate/kept-readings.ts";
import { type Publication, publicationOf } from "../publication/publication.ts";
import { MANIFEST_PATH } from "../search/manifest.ts";
import { REDIRECTS_FILE } from "../serve/redirects-file.ts";
import { inPlainWords } from "../terminal/fault.ts";
import { type Begun, inStage, keepFor, publish } from "./begun-build.ts";
import { publishAgain } from "./build-again.ts";
import type { BuildReport } from "./build-report.ts";
import { Caches } from "./caches.ts";
import type { CardsPlace } from "./cards/make-cards.ts";
import { KeptAssets } from "./kept-assets.ts";
import { rememberBuild } from "./last-build.ts";
import { assertNoLoss } from "./loss.ts";
import type { FileRecord } from "./manifest.ts";
import { collectSooner } from "./memory.ts";
import { nextDueOf } from "./next-due.ts";
import type { OldSite } from "./old-site.ts";
import type { BuildOptions } from "./options.ts";
import { OutputWatch } from "./output-watch.ts";
import { assertPlace } from "./ownership.ts";
import { KeptPages } from "./pages/kept-pages.ts";
import { type Developed, tonedData } from "./pictures/develop.ts";
import { MARKS } from "./preview-mark.ts";
import type { Progress } from "./progress.ts";
import { beginIndex, type IndexReport } from "./search-index/index-articles.ts";
import { indexableOf } from "./search-index/indexable.ts";
import { keepIndex } from "./search-index/keep-index.ts";
import { pageNamesOf } from "./search-index/named-pages.ts";
import { SiteFolder } from "./site-folder.ts";
import { clearRemains, noteTakeover, type Stage } from "./stage.ts";
import { STEPS, type Steps } from "./steps.ts";
import { editionDataOf, traditionalConverterOf } from "./traditional-edition.ts";
import { FactBook } from "./verify/fact-book.ts";
import { embargoScanOf, type KnownFiles } from "./verify/verify-site.ts";

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
  let watch: OutputWatch | undefined;
  try {
    clearRemains(output);
    watch = new OutputWatch(output);
    const clock = new Clock(options.now);
    const state = options.cache === undefined ? undefined : steps.state(options);
    const begun = { options, caches, clock, progress, steps, watch, state };
    return (await publishAgain(begun)) ?? (await buildAnew(begun));
  } catch (error) {
    // The next build has the same to do, whatever has to be mended.
    keepFor(progress, () => caches.work?.save());
    throw inPlainWords(error, output);
  } finally {
    await watch?.end();
    lock.release();
  }
}

async function buildAnew(begun: Begun): Promise<BuildReport> {
  const { options, caches, clock, progress, steps, watch } = begun;
  const [admitted, old] = await progress.step("检查", async () => {
    const kept = keptReadings((site) => caches.workOf(site));
    const gate = { cache: options.cache, kept, clock, print: (text: string) => progress.print(text) };
    const read = await steps.read(options, options.now, options, gate);
    const old = await watch.old;
    if (!options.drafts && !options.allowFewer) assertNoLoss(old.records?.paths ?? [], read);
    keepFor(progress, () => caches.work?.close(READING_TABLES));
    collectSooner(read.articles.length);
    return [[read, old] as const, `${read.articles.length} 篇文章`];
  });
  return inStage(options.output, steps, (stage) => buildIn({ ...begun, stage, admitted, old }));
}

/** What all steps of one build know. */
interface Job extends Begun {
  readonly stage: Stage;
  readonly admitted: AdmittedPublication;
  /** What lies at the output. */
  readonly old: OldSite;
}

async function buildIn(job: Job): Promise<BuildReport> {
  const { stage, admitted, clock, options, caches, progress, steps } = job;
  const { siteData, breaking, front, skipped, warnings } = admitted;
  const work = caches.workOf(siteData.site);
  const site = new SiteFolder(stage.folder, work?.blobs, job.old);
  const bundled = await progress.step("样式与脚本", () => {
    const kept = work && new KeptAssets(work, site, siteData);
    return steps.assets(stage.folder, siteData, traditionalConverterOf(siteData, "ours"), kept);
  });
  // What is fetched with the page of a search has to be there.
  const assets = options.search ? { ...bundled, searchList: MANIFEST_PATH } : bundled;
  const { articles, tones, pictures, encoded } = await developPictures(job, site);
  // What takes longest, and as soon as it can be: other processes make it.
  const index = beginIndexing(job, articles);
  const publication = publicationOf(tonedData(siteData, tones), { articles, assets, breaking, front, clock });
  const embargo = embargoScanOf(publication, admitted);
  const kept = work && new KeptPages(work, siteData.site.url);
  const facts = kept?.facts ?? new FactBook();
  await drawCards(job, publication, { site, kept });
  const pages = await progress.step("生成页面", async () => {
    const edition = editionDataOf(publication, siteData);
    const { files, made } = await steps.pages(publication, {
      site,
      facts,
      kept,
      blobs: work?.blobs.folder,
      phrases: embargo.phrases,
      edition,
    });
    return [files, made < files && kept ? `${files} 页，新做 ${made} 页` : `${files} 页`];
  });
  await progress.step("转址", () => {
    const has = (path: string) => site.has(path);
    const count = steps.redirects(publication, stage.folder, siteData.site.traditional !== undefined, has);
    return [count, `${count} 条`];
  });
  if (siteData.site.cms)
    await progress.step("网页后台", async () => {
      const bytes = await steps.admin(siteData, stage.folder);
      return [bytes, `${(bytes / 1024).toFixed(0)} KB`];
    });
  const indexed = await index?.(site);
  if (options.drafts) steps.mark(skipped, stage.folder);
  const records = await verifyAndPublish(job, publication, site, facts);
  const told = {
    articles: articles.length,
    pages,
    pictures,
    encoded,
    ...(indexed && { searchable: indexed.pages, shards: { built: indexed.built, cached: indexed.cached } }),
    skipped,
    warnings,
    nextDue: nextDueOf(skipped, publication.bearers, front),
  };
  if (kept && work)
    keepFor(progress, () => {
      kept.keepFacts(new Set(site.stamps.keys()), embargo.phrases);
      const { state } = job;
      if (state !== undefined)
        rememberBuild(
          { options, clock, state, site: siteData.site },
          { work, made: site, bearers: publication.bearers, records, told },
        );
      const others = options.search ? [] : keepIndex(() => articles.map(indexableOf), work);
      work.finish(new Set([...[...site.stamps.values()].map(({ sha256 }) => sha256), ...others]));
    });
  return { output: options.output, ...told, steps: progress.steps };
}

/** Pictures, and what lies beside them as it is. */
function developPictures(
  { stage, admitted: { siteData, articles }, caches, progress, steps }: Job,
  folder: SiteFolder,
): Promise<Developed> {
  const { site } = siteData;
  return progress.step("图片", async () => {
    const print = (text: string) => progress.print(text);
    const how = { site, others: siteData.bearers, ...caches.bundlesOf("pictures", site), print };
    const developed = await steps.pictures(articles, stage.folder, how);
    steps.media(articles, folder);
    return [developed, `${developed.pictures} 张，${developed.encoded} 张新编码`];
  });
}

async function drawCards(
  { admitted: { siteData }, progress, steps }: Job,
  publication: Publication,
  place: Pick<CardsPlace, "site" | "kept">,
): Promise<void> {
  if (publication.cards.size === 0) return;
  await progress.step("分享图", async () => {
    const print = (text: string) => progress.print(text);
    const { cards, drawn } = await steps.cards(publication, siteData.glossary, { ...place, print });
    return [cards, `${cards} 张，新画 ${drawn} 张`];
  });
}

/** Begins with the index, if there shall be one. @returns makes what is left of it, when the pages are there */
function beginIndexing(
  { admitted: { siteData, names }, options, caches, progress, steps }: Job,
  articles: readonly Article[],
): ((site: SiteFolder) => Promise<IndexReport>) | undefined {
  if (!options.search) return undefined;
  const [kept, print] = [caches.workOf(siteData.site), (text: string) => progress.print(text)];
  const how = {
    kept,
    ...caches.bundlesOf("search", siteData.site),
    print,
    pages: pageNamesOf(siteData),
    ...(names && { names }),
  };
  const documents = articles.map(indexableOf);
  const begun = beginIndex(documents, how);
  return (site) =>
    progress.step("搜索索引", async () => {
      const report = await steps.search(documents, site, how, begun);
      const fresh = report.parts > 0 ? `，新建 ${report.parts} 份` : "";
      return [report, `${report.pages} 篇可搜索${fresh}`];
    });
}

async function verifyAndPublish(
  job: Job,
  publication: Publication,
  site: SiteFolder,
  facts: FactBook,
): Promise<readonly FileRecord[]> {
  const { stage, admitted, options, progress, steps } = job;
  const records = await progress.step("核对", async () => {
    for (const path of [`/${REDIRECTS_FILE}`, `${SIGNPOST_ROOT}/`, ...MARKS, ADMIN_PATH]) site.keep(path);
    const taken = site.settle();
    noteTakeover(stage, taken.folders);
    const known: KnownFiles = { stamps: site.stamps, facts, taken };
    const records = await steps.verify(stage.folder, publication, admitted, options, known);
    steps.manifest(stage.manifest, records, publication.bearers);
    return [records, `${records.length} 个文件`];
  });
  await publish(stage, job);
  return records;
}
