import type { Article } from "../domain/article.ts";
import type { Clock } from "../domain/clock.ts";
import { expiryOf } from "../domain/release.ts";
import type { Site } from "../domain/site.ts";
import { type Withdrawal, withdrawnAddresses } from "../domain/withdrawal.ts";
import { type ReadArticle, readArticle } from "./article-file.ts";
import { readComments } from "./comments.ts";
import { type ArticleFolder, addressOf, findArticleFolder } from "./folders.ts";
import { type KeptArticles, KeptReader } from "./kept-reading.ts";
import type { Linked } from "./links.ts";
import { ProblemReport } from "./problem-report.ts";
import { isDraft } from "./salvaged-text.ts";
import type { SiteData } from "./site-data.ts";
import { TakenNames } from "./taken-names.ts";
import { forPreview, type Unpublished, unpublishedOf } from "./unpublished.ts";

/** What looks into the folders of articles and of comments: the disk, or somebody who remembers what is there. */
export interface ContentReaders {
  readonly find: typeof findArticleFolder;
  /** @param read reads it, or finds what reading it gave before */
  read(folder: ArticleFolder, siteData: SiteData, report: ProblemReport, read: ReadsFolder): ReadArticle | undefined;
  readonly comments: typeof readComments;
}

type ReadsFolder = (folder: ArticleFolder, report: ProblemReport) => ReadArticle | undefined;

export const FROM_DISK: ContentReaders = {
  find: findArticleFolder,
  read: (folder, _siteData, report, read) => read(folder, report),
  comments: readComments,
};

/** How a publication is read. */
export interface ReadingMode {
  /** Whether drafts and articles that are not due are shown, with a mark. */
  readonly drafts: boolean;
  /** Whether articles are read as pages show them; a check does without their texts. */
  readonly html: boolean;
  /** What was read before, of this publication; without it every article is read. */
  readonly kept?: ((site: Pick<Site, "url">) => KeptArticles | undefined) | undefined;
  /** Hears of every article when it has been read and is right; others are left to whoever listens. */
  readonly onArticle?: (read: ReadArticle, siteData: SiteData) => void;
  /** The clock of that moment, for whoever wants to know how long all of it stays as it is. */
  readonly clock?: Clock | undefined;
  /** In the place of the disk. */
  readonly from?: ContentReaders;
}

/** The articles of a publication as they are read, folder by folder: what is published, what is not, and why. */
export class SortedArticles {
  /** Published ones; in a preview drafts and scheduled ones as well. */
  readonly articles: Article[] = [];
  readonly skipped: Unpublished[] = [];
  readonly unpublished: Article[] = [];
  readonly linked = new Map<string, Linked>();
  /** Those on record, and those of which a licence has ended. */
  readonly withdrawals: Withdrawal[];
  readonly #siteData: SiteData;
  readonly #clock: Clock;
  readonly #report: ProblemReport;
  readonly #mode: ReadingMode;
  readonly #withdrawn: ReadonlySet<string>;
  readonly #names: TakenNames;
  readonly #keptReader: KeptReader | undefined;
  readonly #drafts: (Pick<ReadArticle, "article" | "file"> & { readonly folder: ArticleFolder })[] = [];

  constructor(siteData: SiteData, clock: Clock, report: ProblemReport, mode: ReadingMode) {
    this.#siteData = siteData;
    this.#clock = clock;
    this.#report = report;
    this.#mode = mode;
    this.withdrawals = [...siteData.withdrawals];
    this.#withdrawn = withdrawnAddresses(siteData.withdrawals);
    this.#names = new TakenNames(this.#withdrawn);
    const kept = mode.kept?.(siteData.site);
    this.#keptReader = kept && new KeptReader(kept, siteData, clock, mode.html);
  }

  read(folder: ArticleFolder): void {
    const path = addressOf(folder);
    // A withdrawn folder is not even read: what is not in memory cannot reach a page, a feed or the search index.
    if (this.#withdrawn.has(path)) {
      this.#names.enterSlug(folder, this.#report);
      this.skipped.push({ path, reason: "withdrawn" });
      return;
    }
    const own = new ProblemReport();
    const { from = FROM_DISK } = this.#mode;
    const read = from.read(folder, this.#siteData, own, this.#read);
    const draft = read ? read.status === "draft" : isDraft(folder.path);
    if (!draft) this.#names.enterSlug(folder, own);
    const aliases = read && !draft ? this.#names.enter(read, own) : [];
    this.#report.include(own, draft);
    if (!read && draft) this.skipped.push({ path, reason: "draft" });
    if (!read || (read.faulty && !draft)) return;
    if (!read.faulty) this.#mode.onArticle?.(read, this.#siteData);
    const { article, status, file, bodyPath, links, anchors } = read;
    // Without the texts of the files, which would all wait in memory.
    this.linked.set(path, { article, status, bodyPath, links, anchors });
    if (draft) this.#drafts.push({ article, file, folder });
    else this.#enter(article, aliases);
  }

  readonly #read: ReadsFolder = (folder, report) =>
    this.#keptReader
      ? this.#keptReader.read(folder, report)
      : readArticle(folder, this.#siteData, this.#clock, report, this.#mode.html);

  /** Call it when all are read: whatever a draft wants that an article has is the article's, wherever their folders lie. */
  enterDrafts(): void {
    this.#keptReader?.end();
    for (const { folder, ...draft } of this.#drafts) {
      const own = new ProblemReport();
      this.#names.enterSlug(folder, own);
      this.#enter(draft.article, this.#names.enter(draft, own));
      this.#report.include(own, true);
    }
  }

  /** @param aliases old addresses that are its own */
  #enter(read: Article, aliases: readonly string[]): void {
    const article = { ...read, aliases };
    const { drafts: preview } = this.#mode;
    const reason = unpublishedOf(article, this.linked.get(article.path)?.status ?? "published", this.#clock);
    if (reason) this.skipped.push({ ...reason, ...(preview && { previewed: true }) });
    if (!reason) this.#publish(article);
    else if (preview) this.articles.push(forPreview(article, reason));
    else this.unpublished.push(article);
  }

  #publish(article: Article): void {
    const { article: standing, ended } = expiryOf(article, this.#clock);
    this.withdrawals.push(...ended);
    if (standing) this.articles.push(standing);
    else {
      this.linked.delete(article.path);
      this.skipped.push({ path: article.path, reason: "withdrawn" });
    }
  }
}
