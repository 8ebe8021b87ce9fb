import type { SiteData } from "../content/site-data.ts";
import type { Article, PictureBearer, Section, Tag } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import type { Clock } from "../domain/clock.ts";
import { type FrontPlan, NO_PLAN } from "../domain/front.ts";
import type { ShareCard } from "../domain/share-card.ts";
import { peopleIn } from "../domain/signature.ts";
import type { SourceRegistry } from "../domain/source.ts";
import type { Withdrawal } from "../domain/withdrawal.ts";
import { digestedOnce } from "../kept/digest.ts";
import { type ArchiveMonth, type ArchiveYear, archiveOf, groupBy, groupByMany } from "./archive.ts";
import { type ArticlePage, articlePagesOf } from "./article-pages.ts";
import { type Feed, feedsOf } from "./feeds.ts";
import { type FrontPage, frontOf, sectionLeadOf } from "./front.ts";
import { type LedgerEntry, ledgerOf, type SponsorEntry, sourceKeysOf, sponsorsOf } from "./ledger.ts";
import { frontPages, type ListPage, listPages } from "./list-page.ts";
import type { Assets, PageShell } from "./page-shell.ts";
import { type PersonEntry, type PersonList, personIndexOf, personListsOf } from "./people.ts";
import { publicRecordOf, type RecordEntry } from "./public-record.ts";
import { RelatedArticles } from "./related.ts";
import { type Listed, previewCardOf, type ShareCards, shareCardsOf } from "./share-cards.ts";
import { type StorySoFar, storiesOf, type TopicEntry, type TopicPage, topicIndexOf, topicPagesOf } from "./topics.ts";

const LIST_SIZE = 40;

export interface SectionList {
  readonly section: Section;
  readonly page: ListPage;
  /** Of the first page: what stands at its head, larger. */
  readonly lead?: readonly Article[];
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
  /** What editors have put where on the front page. */
  readonly front?: FrontPlan | undefined;
  /** Of the build. */
  readonly clock: Clock;
}

/** The whole publication, put together from its articles: what is listed where. */
export interface Publication
  extends Pick<PublishedData, "disclaimers" | "prosePages">,
    Pick<Contents, "articles" | "clock"> {
  readonly shell: PageShell;
  readonly articlePages: readonly ArticlePage[];
  readonly related: RelatedArticles;
  readonly cards: ShareCards;
  readonly front: FrontPage;
  readonly sectionLists: readonly SectionList[];
  readonly tagLists: readonly TagList[];
  readonly sourceLists: readonly SourceList[];
  readonly personLists: readonly PersonList[];
  readonly topicPages: readonly TopicPage[];
  readonly topicIndex: readonly TopicEntry[];
  /** By the addresses of articles. */
  readonly stories: ReadonlyMap<string, readonly StorySoFar[]>;
  readonly tagIndex: readonly IndexEntry[];
  readonly personIndex: readonly PersonEntry[];
  readonly archive: readonly ArchiveYear[];
  readonly archiveMonths: readonly ArchiveMonth[];
  readonly feeds: readonly Feed[];
  /** Articles, and whatever else has pictures. */
  readonly bearers: readonly PictureBearer[];
  /** Articles under which something is said. */
  readonly discussed: readonly Article[];
  /** Articles that are gone; their addresses say so. */
  readonly withdrawnArticles: readonly Withdrawal[];
  /** What was changed or taken down after publication, newest first. */
  readonly publicRecord: readonly RecordEntry[];
  /** Every source, with what was drawn from it. */
  readonly ledger: readonly LedgerEntry[];
  /** Everybody who has paid for an article. */
  readonly sponsors: readonly SponsorEntry[];
}

/** Puts a publication together. */
export function publicationOf(data: PublishedData, contents: Contents): Publication {
  const { articles, front = NO_PLAN, clock } = contents;
  const { site, disclaimers, prosePages, withdrawals } = data;
  const sections = [...data.sections.values()];
  const bySection = groupBy(articles, ({ section }) => section.key);
  const bySource = groupByMany(articles, sourceKeysOf);
  const sectionLists = sections.flatMap((section) => sectionListsOf(section, bySection.get(section.key) ?? [], front));
  const tagLists = tagListsOf(data.tags, articles);
  const sourceLists = sourceListsOf(data.sources, bySource);
  const byPerson = groupByMany(articles, peopleIn);
  const personLists = personListsOf(data.people, byPerson, LIST_SIZE);
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
  const topicPages = topicPagesOf(data.topics, articles);
  const ofTopics = topicPages.map(({ topic: { title, path, summary }, articles: own }) => {
    const members = new Set(own);
    return { name: title, path, description: summary, articles: articles.filter((article) => members.has(article)) };
  });
  const ofPeople = data.people.map(({ key, name, path }) => ({ name, path, articles: byPerson.get(key) ?? [] }));
  const cards = shareCardsOf(site, articles, [
    ...frontPages(sectionLists).map(({ section: { name, description }, page }) => listed(page.path, name, description)),
    ...frontPages(tagLists).map(({ tag, page }) => listed(page.path, tag.name, "标签")),
    ...frontPages(sourceLists).map(({ source, page }) => listed(page.path, source.name, "本站引用的文字、图片和引语")),
    ...[...ofTopics, ...ofPeople].map(({ name, path }) => listed(path, name)),
  ]);
  return {
    shell: shellOf(data, contents, cards.get("/")),
    cards,
    clock,
    articles,
    articlePages: articlePagesOf(articles),
    related: new RelatedArticles(
      articles,
      ofTopics.map((topic) => topic.articles),
    ),
    front: frontOf(articles, ofSections, front),
    sectionLists,
    tagLists,
    sourceLists,
    personLists,
    topicPages,
    topicIndex: topicIndexOf(topicPages),
    stories: storiesOf(topicPages),
    personIndex: personIndexOf(personLists),
    bearers: [...articles, ...data.bearers],
    tagIndex: frontPages(tagLists).map(({ tag: { name }, page: { path, total } }) => ({ name, path, count: total })),
    ...archiveOf(articles),
    feeds: feedsOf(site, articles, { sections: ofSections, sources: ofSources, people: ofPeople, topics: ofTopics }),
    discussed: articles.filter(({ comments }) => comments.length > 0),
    disclaimers,
    prosePages,
    withdrawnArticles: withdrawals.filter(({ picture }) => !picture),
    publicRecord: publicRecordOf(articles, withdrawals),
    ledger: ledgerOf(data.sources, articles, data.notices),
    sponsors: sponsorsOf(articles),
  };
}

function shellOf(
  { site, sections, topics, people }: PublishedData,
  { assets, breaking }: Contents,
  card: ShareCard | undefined,
): PageShell {
  return digestedOnce({
    site: digestedOnce(site),
    sections: [...sections.values()].map(({ key, name }) => ({ key, name })),
    assets,
    breaking,
    indexes: [
      ...(topics.length > 0 ? [{ name: "专题", path: "/topics/" }] : []),
      ...(people.length > 0 ? [{ name: "作者", path: "/people/" }] : []),
    ],
    ...(card && { card: previewCardOf("/", card) }),
  });
}

function listed(path: string, title: string, about?: string): Listed {
  return { path, title, about };
}

function sectionListsOf(section: Section, articles: readonly Article[], front: FrontPlan): SectionList[] {
  return listPages(articles, `/sections/${section.key}/`, LIST_SIZE).map((page) => {
    const lead = page.front ? sectionLeadOf(articles, front) : [];
    return { section, page, ...(lead.length > 0 && { lead }) };
  });
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
