import type { SiteData } from "../content/site-data.ts";
import type { Article, Section, Tag } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import type { Clock } from "../domain/clock.ts";
import type { SourceRegistry } from "../domain/source.ts";
import type { Withdrawal } from "../domain/withdrawal.ts";
import { digestedOnce } from "../kept/digest.ts";
import { type ArchiveMonth, type ArchiveYear, archiveOf, groupBy, groupByMany } from "./archive.ts";
import { type Feed, feedsOf } from "./feeds.ts";
import { type LedgerEntry, ledgerOf, sourceKeysOf } from "./ledger.ts";
import { frontPages, type ListPage, listPages } from "./list-page.ts";
import type { Assets, PageShell } from "./page-shell.ts";
import { type PeopleAndTopics, peopleAndTopicsOf } from "./people-and-topics.ts";
import { publicRecordOf, type RecordEntry } from "./public-record.ts";
import { RelatedArticles } from "./related.ts";
import { previewCardOf, type ShareCards, shareCardsOf } from "./share-cards.ts";

const LIST_SIZE = 40;
const SECONDS = 6;
const PER_SECTION = 6;

/** An article between those released before and after it. */
export interface ArticlePage {
  readonly article: Article;
  readonly newer?: Article;
  readonly older?: Article;
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
}

export interface FrontPage {
  /** The newest article of a section that may lead. */
  readonly lead?: Article;
  readonly seconds: readonly Article[];
  readonly sections: readonly { readonly section: Section; readonly articles: readonly Article[] }[];
}

/** What of the staff's files readers see. */
export type PublishedData = Pick<
  SiteData,
  | "site"
  | "sections"
  | "tags"
  | "sources"
  | "people"
  | "topics"
  | "bearers"
  | "disclaimers"
  | "withdrawals"
  | "notices"
  | "prosePages"
>;

/** What there is to publish now, and with what files of the program. */
interface Contents {
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly assets: Assets;
  readonly breaking?: BreakingNews | undefined;
  /** Of the build. */
  readonly clock: Clock;
}

/** The whole publication, put together from its articles: what is listed where. */
export interface Publication
  extends PeopleAndTopics,
    Pick<PublishedData, "disclaimers" | "prosePages">,
    Pick<Contents, "articles" | "clock"> {
  readonly shell: PageShell;
  readonly articlePages: readonly ArticlePage[];
  readonly related: RelatedArticles;
  readonly cards: ShareCards;
  readonly front: FrontPage;
  readonly sectionLists: readonly SectionList[];
  readonly tagLists: readonly TagList[];
  readonly sourceLists: readonly SourceList[];
  readonly tagIndex: readonly IndexEntry[];
  readonly archive: readonly ArchiveYear[];
  readonly archiveMonths: readonly ArchiveMonth[];
  readonly feeds: readonly Feed[];
  /** Articles under which something is said. */
  readonly discussed: readonly Article[];
  /** Articles that are gone; their addresses say so. */
  readonly withdrawnArticles: readonly Withdrawal[];
  /** What was changed or taken down after publication, newest first. */
  readonly publicRecord: readonly RecordEntry[];
  /** Every source, with what was drawn from it. */
  readonly ledger: readonly LedgerEntry[];
}

/** Puts a publication together. */
export function publicationOf(data: PublishedData, { articles, assets, breaking, clock }: Contents): Publication {
  const { site, disclaimers, prosePages, withdrawals } = data;
  const sections = [...data.sections.values()];
  const bySection = groupBy(articles, ({ section }) => section.key);
  const bySource = groupByMany(articles, sourceKeysOf);
  const sectionLists = sections.flatMap((section) => sectionListOf(section, bySection.get(section.key)));
  const tagLists = tagListsOf(data.tags, articles);
  const sourceLists = sourceListsOf(data.sources, bySource);
  const { lists, told } = peopleAndTopicsOf(data, articles, LIST_SIZE);
  const ofSections = frontPages(sectionLists).map(({ section, page: { path } }) => ({
    section,
    path,
    articles: bySection.get(section.key) ?? [],
  }));
  const ofSources = frontPages(sourceLists).map(({ source: { key, name }, page: { path } }) => ({
    name,
    path,
    articles: bySource.get(key) ?? [],
  }));
  const cards = shareCardsOf(site, articles, [
    ...frontPages(sectionLists).map(({ section, page: { path } }) => ({
      path,
      title: section.name,
      about: section.description,
    })),
    ...frontPages(tagLists).map(({ tag, page: { path } }) => ({ path, title: tag.name, about: "标签" })),
    ...frontPages(sourceLists).map(({ source, page: { path } }) => ({
      path,
      title: source.name,
      about: "本站引用的文字、图片和引语",
    })),
    ...told.listed,
  ]);
  const card = cards.get("/");
  return {
    shell: digestedOnce({
      site: digestedOnce(site),
      sections: sections.map(({ key, name }) => ({ key, name })),
      assets,
      breaking,
      indexes: told.indexes,
      ...(card && { card: previewCardOf("/", card) }),
    }),
    cards,
    clock,
    articles,
    articlePages: articles.map((article, index) => {
      const [newer, older] = [articles[index - 1], articles[index + 1]];
      return { article, ...(newer && { newer }), ...(older && { older }) };
    }),
    related: new RelatedArticles(articles),
    front: frontOf(articles, ofSections),
    sectionLists,
    tagLists,
    sourceLists,
    ...lists,
    tagIndex: frontPages(tagLists).map(({ tag: { name }, page: { path, total } }) => ({ name, path, count: total })),
    ...archiveOf(articles),
    feeds: feedsOf(site, articles, { sections: ofSections, sources: ofSources, ...told }),
    discussed: articles.filter(({ comments }) => comments.length > 0),
    disclaimers,
    prosePages,
    withdrawnArticles: withdrawals.filter(({ picture }) => !picture),
    publicRecord: publicRecordOf(articles, withdrawals),
    ledger: ledgerOf(data.sources, articles, data.notices),
  };
}

/** What the front page shows. No article stands there twice. */
function frontOf(
  articles: readonly Article[],
  sections: readonly { readonly section: Section; readonly articles: readonly Article[] }[],
): FrontPage {
  const news = articles.filter(({ section }) => section.front);
  const [lead, ...rest] = news.length > 0 ? news : articles;
  const seconds = rest.slice(0, SECONDS);
  const taken = new Set([lead, ...seconds]);
  const others = sections.map(({ section, articles: own }) => ({
    section,
    articles: own
      .slice(0, PER_SECTION + taken.size)
      .filter((article) => !taken.has(article))
      .slice(0, PER_SECTION),
  }));
  return { ...(lead && { lead }), seconds, sections: others.filter((section) => section.articles.length > 0) };
}

/** A section has a page before its first article. */
function sectionListOf(section: Section, articles: readonly Article[] = []): SectionList[] {
  return listPages(articles, `/sections/${section.key}/`, LIST_SIZE).map((page) => ({ section, page }));
}

function tagListsOf(tags: ReadonlyMap<string, Tag>, articles: readonly Article[]): TagList[] {
  const byTag = groupByMany(articles, (article) => article.tags.map(({ key }) => key));
  return [...tags.values()].flatMap((tag) =>
    usedPages(byTag.get(tag.key), `/tags/${tag.key}/`).map((page) => ({ tag, page })),
  );
}

function sourceListsOf(sources: SourceRegistry, bySource: ReadonlyMap<string, readonly Article[]>): SourceList[] {
  return Object.entries(sources).flatMap(([key, { name, url, country, formerly }]) => {
    const source: SourceEntry = { key, name, homepage: url, ...(country && { country }) };
    const former = formerly && { formerly };
    return usedPages(bySource.get(key), `/sources/${key}/`).map((page) => ({ source, page, ...former }));
  });
}

/** A tag or source that nothing uses has no page. */
function usedPages(articles: readonly Article[] | undefined, base: string): ListPage[] {
  return articles ? listPages(articles, base, LIST_SIZE) : [];
}
