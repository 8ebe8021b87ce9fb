import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { ReadArticle } from "../content/article-file.ts";
import { type ArticleFolder, addressOf, type DatedFolder } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { isDraft } from "../content/salvaged-text.ts";
import type { SiteData } from "../content/site-data.ts";
import { type ContentReaders, FROM_DISK } from "../content/sorted-articles.ts";

/** What was made of some files, and what was said of them. */
interface Told<T> {
  readonly result: T;
  readonly report: ProblemReport;
}

/** One article's folder, as far as it was looked at. */
interface Remembered {
  found?: Told<ArticleFolder | undefined>;
  read?: Told<ReadArticle | undefined>;
  /** When nothing was wrong with it last. */
  good?: { readonly folder: ArticleFolder; readonly read: ReadArticle };
}

/** What its reading refers to besides its own files. */
type Terms = Pick<SiteData, "site" | "sections" | "tags" | "sources" | "peopleNames" | "withdrawals">;

/**
 * Remembers what it has read, so that a whole publication is read again by reading what has changed. Whoever sees files
 * change says so. An article in which something is wrong is given as it was before: its page stays as it is while it is
 * written, and the report says what is wrong.
 */
export class RememberedContent implements ContentReaders {
  readonly #articles = new Map<string, Remembered>();
  #siteData: SiteData | undefined;
  #terms = "";
  #comments: (Told<ReturnType<ContentReaders["comments"]>> & { readonly asked: string }) | undefined;

  /** @param path of a file or folder of the articles that has changed, come or gone */
  forget(path: string, root: string): void {
    const names = relative(root, path).split(sep);
    const folder = join(root, ...names.slice(0, 3));
    // A year or a month that came or went may have been another one before.
    const gone = names.length < 3 ? [...this.#articles.keys()].filter((known) => known.startsWith(folder)) : [folder];
    for (const key of gone) {
      const known = this.#articles.get(key);
      if (known?.good && existsSync(key)) this.#articles.set(key, { good: known.good });
      else this.#articles.delete(key);
    }
  }

  /** Something in the data folder has changed. */
  forgetData(): void {
    this.#comments = undefined;
  }

  readonly find: ContentReaders["find"] = (folder, report) => {
    const known = this.#of(folder);
    known.found ??= told((own) => FROM_DISK.find(folder, own));
    report.include(known.found.report, false);
    return known.found.result ?? known.good?.folder;
  };

  readonly read: ContentReaders["read"] = (folder, siteData, report, read) => {
    this.#refer(siteData);
    const known = this.#of(folder);
    // Its record has just gone: that has been said.
    if (known.found && !known.found.result) return known.good?.read;
    // What is wrong may have been so only because of the hour.
    if (!known.read?.result || known.read.result.faulty) known.read = told((own) => withoutTexts(read(folder, own)));
    const { result } = known.read;
    report.include(known.read.report, false);
    if (result && !result.faulty) known.good = { folder, read: result };
    const draft = result ? result.status === "draft" : isDraft(folder.path);
    // What is wrong with an article that is no draft any more is no reminder.
    return !draft && known.good && known.good.read.status !== "draft" ? known.good.read : result;
  };

  readonly comments: ContentReaders["comments"] = (data, articles, folders, site, isDraftAt, report) => {
    const under = articles.map(({ path, id }) => [path, id, isDraftAt(path)]);
    const asked = JSON.stringify([site.name, site.timeZone, under, folders.map(addressOf)]);
    if (this.#comments?.asked !== asked) {
      const read = told((own) => FROM_DISK.comments(data, articles, folders, site, isDraftAt, own));
      this.#comments = { asked, ...read };
    }
    report.include(this.#comments.report, false);
    return this.#comments.result;
  };

  #of({ path }: DatedFolder): Remembered {
    const known = this.#articles.get(path) ?? {};
    this.#articles.set(path, known);
    return known;
  }

  /** What was read by other facts has to be read again. */
  #refer(siteData: SiteData): void {
    if (siteData === this.#siteData) return;
    this.#siteData = siteData;
    const { site, sections, tags, sources, peopleNames, withdrawals }: Terms = siteData;
    const terms = JSON.stringify([site, [...sections], [...tags], sources, peopleNames.known, withdrawals]);
    if (terms === this.#terms) return;
    this.#terms = terms;
    for (const known of this.#articles.values()) delete known.read;
  }
}

function told<T>(read: (report: ProblemReport) => T): Told<T> {
  const report = new ProblemReport();
  return { result: read(report), report };
}

/** The texts of the files would all wait in memory, and pages are made without them. */
function withoutTexts(read: ReadArticle | undefined): ReadArticle | undefined {
  if (!read?.typed) return read;
  const { typed: _, ...rest } = read;
  return rest;
}
