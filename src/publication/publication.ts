import type { SiteData } from "../content/site-data.ts";
import { type OldSiteEntry, oldSitesOf } from "../domain/archive-debt.ts";
import type { Article, PictureBearer } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import type { Clock } from "../domain/clock.ts";
import { type FrontPlan, NO_PLAN } from "../domain/front.ts";
import { NO_OLD_ADDRESSES } from "../domain/old-addresses.ts";
import { PODCAST_PATH, type Podcast } from "../domain/podcast.ts";
import type { ShareCard } from "../domain/share-card.ts";
import { peopleIn } from "../domain/signature.ts";
import { partOf, type Withdrawal } from "../domain/withdrawal.ts";
import { digestedOnce } from "../kept/digest.ts";
import { type AiTally, aiTallyOf } from "./ai-ledger.ts";
import { type ArchiveMonth, type ArchiveYear, archiveOf, groupBy, groupByMany } from "./archive.ts";
import { type ArticlePage, articlePagesOf } from "./article-pages.ts";
import { type Episode, episodesOf } from "./episodes.ts";
import { type Feed, feedsOf } from "./feeds.ts";
import { type FrontPage, frontOf } from "./front.ts";
import {
  LIST_SIZE,
  type SectionList,
  type SourceList,
  sectionListsOf,
  sourceListsOf,
  type TagList,
  tagListsOf,
} from "./keyed-lists.ts";
import { type LedgerEntry, ledgerOf, type SponsorEntry, sourceKeysOf, sponsorsOf } from "./ledger.ts";
import { frontPages } from "./list-page.ts";
import type { Assets, PageShell } from "./page-shell.ts";
import { type PersonEntry, type PersonList, personIndexOf, personListsOf } from "./people.ts";
import { type ChangedArticle, changedArticlesOf, publicRecordOf, type RecordEntry } from "./public-record.ts";
import { RelatedArticles } from "./related.ts";
import { type Listed, previewCardOf, type ShareCards, shareCardsOf } from "./share-cards.ts";
import { type StorySoFar, storiesOf, type TopicEntry, type TopicPage, topicIndexOf, topicPagesOf } from "./topics.ts";

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
  | "podcast"
  | "bearers"
  | "disclaimers"
  | "withdrawals"
  | "notices"
  | "prosePages"
> &
  Partial<Pick<SiteData, "oldAddresses">>;

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
    Pick<SiteData, "oldAddresses">,
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
  readonly podcast?: Podcast | undefined;
  readonly episodes: readonly Episode[];
  /** Articles, and whatever else has pictures. */
  readonly bearers: readonly PictureBearer[];
  /** Articles under which something is said. */
  readonly discussed: readonly Article[];
  /** Articles that are gone; their addresses say so. */
  readonly withdrawnArticles: readonly Withdrawal[];
  /** What was changed or taken down after publication, newest first. */
  readonly publicRecord: readonly RecordEntry[];
  /** Articles that were corrected or taken down, newest first. */
  readonly changedArticles: readonly ChangedArticle[];
  /** Every source, with what was drawn from it. */
  readonly ledger: readonly LedgerEntry[];
  /** Everybody who has paid for an article. */
  readonly sponsors: readonly SponsorEntry[];
  /** From where articles were moved, and how much of them is unknown. */
  readonly oldSites: readonly OldSiteEntry[];
  /** What machines have had a hand in. */
  readonly machines: AiTally;
}

/** What of a publication has an address: what is listed where, and nothing that its pages say besides. */
export type Places = Omit<
  Publication,
  | "articlePages"
  | "related"
  | "cards"
  | "stories"
  | "publicRecord"
  | "changedArticles"
  | "ledger"
  | "sponsors"
  | "machines"
  | "oldSites"
  | "clock"
  | "disclaimers"
>;

/** Puts a publication together. */
export function publicationOf(data: PublishedData, contents: Contents): Publication {
  const { articles, clock } = contents;
  const places = placesOf(data, contents);
  const { sectionLists, tagLists, sourceLists, topicPages } = places;
  const ofTopics = topicPages.map((topic) => ofTopic(topic, articles));
  const cards = shareCardsOf(data.site, articles, [
    ...frontPages(sectionLists).map(({ section: { name, description }, page }) => listed(page.path, name, description)),
    ...frontPages(tagLists).map(({ tag, page }) => listed(page.path, tag.name, "标签")),
    ...frontPages(sourceLists).map(({ source, page }) => listed(page.path, source.name, "本站引用的文字、图片和引语")),
    ...[...ofTopics, ...data.people].map(({ name, path }) => listed(path, name)),
  ]);
  return {
    ...places,
    shell: shellOf(data, contents, cards.get("/")),
    cards,
    clock,
    articlePages: articlePagesOf(articles),
    related: new RelatedArticles(
      articles,
      ofTopics.map((topic) => topic.articles),
    ),
    stories: storiesOf(topicPages),
    disclaimers: data.disclaimers,
    publicRecord: publicRecordOf(articles, data.withdrawals),
    changedArticles: changedArticlesOf(articles, data.withdrawals),
    ledger: ledgerOf(data.sources, articles, data.notices),
    sponsors: sponsorsOf(articles),
    oldSites: oldSitesOf(articles),
    machines: aiTallyOf(articles),
  };
}

/** What there will be at which address, for whoever asks before pages are made and has no use for the rest. */
export function placesOf(data: PublishedData, contents: Contents): Places {
  const { articles, front = NO_PLAN } = contents;
  const { site, prosePages, withdrawals, oldAddresses = NO_OLD_ADDRESSES } = data;
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
  const ofTopics = topicPages.map((topic) => ofTopic(topic, articles));
  const ofPeople = data.people.map(({ key, name, path }) => ({ name, path, articles: byPerson.get(key) ?? [] }));
  return {
    shell: shellOf(data, contents, undefined),
    articles,
    front: frontOf(articles, ofSections, front),
    sectionLists,
    tagLists,
    sourceLists,
    personLists,
    topicPages,
    topicIndex: topicIndexOf(topicPages),
    personIndex: personIndexOf(personLists),
    bearers: [...articles, ...data.bearers],
    tagIndex: frontPages(tagLists).map(({ tag: { name }, page: { path, total } }) => ({ name, path, count: total })),
    ...archiveOf(articles),
    feeds: feedsOf(site, articles, { sections: ofSections, sources: ofSources, people: ofPeople, topics: ofTopics }),
    podcast: data.podcast,
    episodes: data.podcast ? episodesOf(articles) : [],
    discussed: articles.filter(({ comments }) => comments.length > 0),
    prosePages,
    oldAddresses,
    withdrawnArticles: withdrawals.filter((one) => !partOf(one)),
  };
}

/** A topic as a list: its articles newest first. */
function ofTopic({ topic: { title, path, summary }, articles: own }: TopicPage, articles: readonly Article[]) {
  const members = new Set(own);
  return { name: title, path, description: summary, articles: articles.filter((article) => members.has(article)) };
}

function shellOf(
  { site, sections, topics, people, podcast }: PublishedData,
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
      ...(podcast ? [{ name: "播客", path: PODCAST_PATH }] : []),
      ...(people.length > 0 ? [{ name: "作者", path: "/people/" }] : []),
    ],
    ...(card && { card: previewCardOf(card, `${site.url}/`) }),
  });
}

function listed(path: string, title: string, about?: string): Listed {
  return { path, title, about };
}
