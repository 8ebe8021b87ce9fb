import { mkdirSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import { dirname, join } from "node:path";
import { unlessItFails } from "../build/bundle-cache.ts";
import { Caches } from "../build/caches.ts";
import { variantPartsOf } from "../build/pages/variant-parts.ts";
import { indexArticles } from "../build/search-index/index-articles.ts";
import { type Indexable, indexableOf } from "../build/search-index/indexable.ts";
import { pageNamesOf } from "../build/search-index/named-pages.ts";
import { SiteFolder } from "../build/site-folder.ts";
import { editionDataOf } from "../build/traditional-edition.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readFolders } from "../content/read-publication.ts";
import { readCopySettings } from "../copy/read-copy.ts";
import { Clock } from "../domain/clock.ts";
import { keptReadings } from "../gate/kept-readings.ts";
import { NO_ASSETS } from "../publication/page-shell.ts";
import { publicationOf } from "../publication/publication.ts";
import { type EditionData, TraditionalEdition } from "../traditional/edition.ts";
import { AllUsed } from "../traditional/trace.ts";
import { WORD_TABLE_PATH } from "../traditional/word-table.ts";
import { answerJobs } from "../worker/answer-jobs.ts";
import { type IndexAnswer, IndexJob } from "./live-job.ts";

const BEHIND = 10;

setPriority(BEHIND);
// The search index of the articles as they are now, made as a build makes it; those with mistakes are left out.
answerJobs(IndexJob, async ({ places, folder, cache, now = Date.now() }): Promise<IndexAnswer> => {
  const caches = new Caches({ cache, drafts: true });
  const mode = { drafts: true, html: true, kept: keptReadings((site) => caches.workOf(site)) };
  const { siteData, articles, breaking } = readFolders(places, now, new ProblemReport(), mode);
  if (!siteData) throw new Error("资料有错，搜索索引要等改好以后。");
  const documents = articles.map(indexableOf);
  const kept = caches.workOf(siteData.site);
  const names = readCopySettings(places.data, new ProblemReport()).names.map(({ name, variants }) => [
    name,
    ...variants,
  ]);
  const how = { kept, names, pages: pageNamesOf(siteData), ...caches.bundlesOf("search", siteData.site) };
  const { pages } = await indexArticles(documents, new SiteFolder(folder, kept?.blobs), how);
  unlessItFails(
    "",
    () => {},
    () => kept?.save(),
  );
  const contents = { articles, assets: NO_ASSETS, breaking, clock: new Clock(now) };
  const edition = editionDataOf(publicationOf(siteData, contents), siteData);
  if (edition) writeWordTable(edition, documents, join(folder, WORD_TABLE_PATH));
  return { pages };
});

/** What the search page of the other edition shows of results is found in the articles; no page has to be made for it. */
function writeWordTable(data: EditionData, articles: readonly Indexable[], file: string): void {
  const edition = new TraditionalEdition(data, variantPartsOf(data.url));
  const used = new AllUsed();
  for (const { path, document } of articles) {
    const variant = edition.variantOf({ path, text: document() });
    if (variant) used.add(variant.used);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(edition.wordTable(used)));
}
