import type { Article, Section, Tag } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import type { Disclaimers, ProsePage, Site } from "../domain/site.ts";
import type { SourceRegistry } from "../domain/source.ts";
import type { Notice, Withdrawal } from "../domain/withdrawal.ts";
import { type ArchiveMonth, type ArchiveYear, archiveOf, groupBy } from "./archive.ts";
import { type ArticleSummary, articleSummaryOf, type Neighbour, neighbourOf } from "./article-summary.ts";
import { type Feed, feedsOf } from "./feeds.ts";
import { type LedgerEntry, ledgerOf, sourceKeysOf } from "./ledger.ts";
import { frontPages, type ListPage, listPages } from "./list-page.ts";
import type { Assets, PageShell } from "./page-shell.ts";
import { publicRecordOf, type RecordEntry } from "./public-record.ts";
import { RelatedArticles } from "./related.ts";

const LIST_SIZE = 40;
const SECONDS = 6;
const PER_SECTION = 6;

export interface ArticlePage {
  readonly article: Article;
  readonly newer?: Neighbour;
  readonly older?: Neighbour;
  readonly related: readonly ArticleSummary[];
}

export interface SectionList {
  readonly section: Section;
  readonly page: ListPage;
}

export interface TagList {
  readonly tag: Tag;
  readonly page: ListPage;
}

/** A registered source, as its page and the list of sources show it. */
export interface SourceEntry {
  readonly key: string;
  readonly name: string;
  readonly homepage: string;
  readonly country?: string;
}

export interface SourceList {
  readonly source: SourceEntry;
  /** Keys that the source had before. */
  readonly formerly?: readonly string[];
  readonly page: ListPage;
}

/** What there is and how much of it, for lists of sources and tags. */
export interface IndexEntry {
  readonly name: string;
  readonly path: string;
  readonly count: number;
  readonly note?: string;
}

export interface FrontPage {
  /** The newest article of a section that may lead. */
  readonly lead?: Article;
  readonly seconds: readonly Article[];
  readonly sections: readonly { readonly section: Section; readonly articles: readonly Article[] }[];
}

interface Parts {
  readonly site: Site;
  readonly sections: ReadonlyMap<string, Section>;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly sources: SourceRegistry;
  readonly disclaimers: Disclaimers;
  readonly withdrawals: readonly Withdrawal[];
  readonly notices: readonly Notice[];
  readonly prosePages: readonly ProsePage[];
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly assets: Assets;
  readonly breaking?: BreakingNews | undefined;
  readonly now: number;
}

/**
 * The whole publication, put together from its articles: what is listed where. A class on purpose: Eleventy copies plain
 * objects deeply for every template and leaves instances alone.
 */
export class Publication {
  readonly shell: PageShell;
  /** The moment of the build, milliseconds since 1970. */
  readonly now: number;
  readonly articles: readonly Article[];
  readonly articlePages: readonly ArticlePage[];
  readonly sections: readonly Section[];
  readonly sectionLists: readonly SectionList[];
  readonly tagLists: readonly TagList[];
  readonly sourceLists: readonly SourceList[];
  readonly archive: readonly ArchiveYear[];
  readonly disclaimers: Disclaimers;
  readonly prosePages: readonly ProsePage[];
  /** Articles that are gone; their addresses say so. */
  readonly withdrawnArticles: readonly Withdrawal[];
  /** What was changed or taken down after publication, newest first. */
  readonly publicRecord: readonly RecordEntry[];
  /** Every source, with what was drawn from it. */
  readonly ledger: readonly LedgerEntry[];
  readonly #bySection: ReadonlyMap<string, readonly Article[]>;
  readonly #bySource: ReadonlyMap<string, readonly Article[]>;

  constructor({
    site,
    sections,
    tags,
    sources,
    disclaimers,
    prosePages,
    withdrawals,
    notices,
    articles,
    assets,
    breaking,
    now,
  }: Parts) {
    this.sections = [...sections.values()];
    this.shell = { site, sections: this.sections, assets, breaking };
    this.now = now;
    this.articles = articles;
    this.disclaimers = disclaimers;
    this.prosePages = prosePages;
    this.withdrawnArticles = withdrawals.filter(({ picture }) => !picture);
    this.publicRecord = publicRecordOf(articles, withdrawals);
    const related = new RelatedArticles(articles);
    this.articlePages = articles.map((article, index) => {
      const newer = articles[index - 1];
      const older = articles[index + 1];
      return new ArticlePageOf(article, newer, older, related);
    });
    this.#bySection = groupBy(articles, ({ section }) => section.key);
    this.sectionLists = this.sections.flatMap((section) =>
      listPages(this.ofSection(section.key), `/sections/${section.key}/`, LIST_SIZE).map((page) => ({ section, page })),
    );
    const byTag = groupByMany(articles, (article) => article.tags.map(({ key }) => key));
    this.tagLists = [...tags.values()].flatMap((tag) =>
      usedPages(byTag.get(tag.key), `/tags/${tag.key}/`).map((page) => ({ tag, page })),
    );
    this.#bySource = groupByMany(articles, sourceKeysOf);
    this.sourceLists = Object.entries(sources).flatMap(([key, { name, url, country, formerly }]) => {
      const source: SourceEntry = { key, name, homepage: url, ...(country && { country }) };
      const former = formerly && { formerly };
      return usedPages(this.#bySource.get(key), `/sources/${key}/`).map((page) => ({ source, page, ...former }));
    });
    this.ledger = ledgerOf(sources, articles, notices);
    this.archive = archiveOf(articles);
  }

  /** Articles of a section, newest first. */
  ofSection(key: string): readonly Article[] {
    return this.#bySection.get(key) ?? [];
  }

  /** What the front page shows. No article stands there twice. */
  get front(): FrontPage {
    const news = this.articles.filter(({ section }) => section.front);
    const [lead, ...rest] = news.length > 0 ? news : this.articles;
    const seconds = rest.slice(0, SECONDS);
    const taken = new Set([lead, ...seconds]);
    const sections = this.sections
      .map((section) => ({
        section,
        articles: this.ofSection(section.key)
          .slice(0, PER_SECTION + taken.size)
          .filter((article) => !taken.has(article))
          .slice(0, PER_SECTION),
      }))
      .filter(({ articles }) => articles.length > 0);
    return { ...(lead && { lead }), seconds, sections };
  }

  /** Articles under which something is said. */
  get discussed(): Article[] {
    return this.articles.filter(({ comments }) => comments.length > 0);
  }

  get archiveMonths(): ArchiveMonth[] {
    return this.archive.flatMap(({ months }) => months);
  }

  /** Addresses of everything but the articles that a search engine should know. */
  get listPaths(): string[] {
    const lists = [this.sectionLists, this.tagLists, this.sourceLists].flatMap((of) => of.map(({ page }) => page.path));
    const archive = this.archive.flatMap(({ path, months }) => [path, ...months.map((month) => month.path)]);
    const prose = this.prosePages.map(({ path }) => path);
    return ["/", ...lists, "/sources/", "/tags/", "/archive/", ...archive, ...prose, "/corrections/"];
  }

  get feeds(): Feed[] {
    const sections = frontPages(this.sectionLists).map(({ section, page }) => ({
      section,
      path: page.path,
      articles: this.ofSection(section.key),
    }));
    const sources = frontPages(this.sourceLists).map(({ source, page }) => ({
      name: source.name,
      path: page.path,
      articles: this.#bySource.get(source.key) ?? [],
    }));
    return feedsOf(this.shell.site, this.articles, sections, sources);
  }

  get tagIndex(): IndexEntry[] {
    return frontPages(this.tagLists).map(({ tag, page }) => ({ name: tag.name, path: page.path, count: page.total }));
  }
}

/** Related articles are found when the page is rendered, so that ten thousand lists are never held at once. */
class ArticlePageOf implements ArticlePage {
  readonly #related: RelatedArticles;
  declare readonly newer?: Neighbour;
  declare readonly older?: Neighbour;

  constructor(
    readonly article: Article,
    newer: Article | undefined,
    older: Article | undefined,
    related: RelatedArticles,
  ) {
    this.#related = related;
    if (newer) this.newer = neighbourOf(newer);
    if (older) this.older = neighbourOf(older);
  }

  get related(): readonly ArticleSummary[] {
    return this.#related.of(this.article).map(articleSummaryOf);
  }
}

function groupByMany(
  articles: readonly Article[],
  keysOf: (article: Article) => readonly string[],
): Map<string, Article[]> {
  const pairs = articles.flatMap((article) => keysOf(article).map((key) => ({ key, article })));
  return new Map([...groupBy(pairs, ({ key }) => key)].map(([key, list]) => [key, list.map(({ article }) => article)]));
}

/** A tag or source that nothing uses has no page. */
function usedPages(articles: readonly Article[] | undefined, base: string): ListPage[] {
  return articles ? listPages(articles, base, LIST_SIZE) : [];
}
