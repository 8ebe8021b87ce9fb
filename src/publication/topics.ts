import type { Article } from "../domain/article.ts";
import type { ShownPicture } from "../domain/picture.ts";
import type { SourceCitation } from "../domain/source.ts";
import { dayLabel, type Topic } from "../domain/topic.ts";
import { type Neighbour, neighbourOf } from "./article-summary.ts";
import { citationsOf } from "./ledger.ts";

/** Something that happened, with what a reader can check it by. */
export interface TopicEvent {
  readonly day: string;
  /** `2025年5月19日` */
  readonly label: string;
  readonly text: string;
  readonly article?: Neighbour;
  readonly source?: SourceCitation;
}

/** A source of a topic: in how many of its articles it is drawn on. */
export interface TopicSource {
  readonly name: string;
  /** Registry key, where it has a list. */
  readonly key?: string;
  readonly count: number;
}

/** A topic with what of it is out. */
export interface TopicPage {
  readonly topic: Topic;
  /** In the order of the editor. */
  readonly articles: readonly Article[];
  readonly events: readonly TopicEvent[];
  /** The most used first. */
  readonly sources: readonly TopicSource[];
}

/** The story so far, at the head of an article of it. */
export interface StorySoFar extends Pick<Topic, "title" | "path" | "summary"> {
  /** What came out before it, of the same topic. */
  readonly before?: Neighbour;
}

/** A topic in the list of all. */
export interface TopicEntry extends Pick<Topic, "title" | "path" | "summary"> {
  readonly picture?: ShownPicture;
  readonly count: number;
}

/** What is not out, or is gone, is left out; an event that nothing else vouches for goes with it. @param articles newest first */
export function topicPagesOf(topics: readonly Topic[], articles: readonly Article[]): TopicPage[] {
  const byName = new Map(articles.flatMap((article) => [article.path, article.id].map((name) => [name, article])));
  return topics.map((topic) => {
    const own = [...new Set(topic.articles.flatMap((name) => byName.get(name) ?? []))];
    const events = topic.chronology.flatMap(({ day, text, article: name, source }): TopicEvent[] => {
      const article = name === undefined ? undefined : byName.get(name);
      if (!article && !source) return [];
      const vouched = { ...(article && { article: neighbourOf(article) }), ...(source && { source }) };
      return [{ day, label: dayLabel(day), text, ...vouched }];
    });
    return { topic, articles: own, events, sources: sourcesOf(own) };
  });
}

function sourcesOf(articles: readonly Article[]): TopicSource[] {
  const sources = new Map<string, TopicSource>();
  for (const article of articles) {
    const own = new Map(citationsOf(article).map(({ name, key }) => [key ?? name, { name, ...(key && { key }) }]));
    for (const [id, source] of own) sources.set(id, { ...source, count: (sources.get(id)?.count ?? 0) + 1 });
  }
  return [...sources.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Topics by what came out last in them; those without an article at the end. */
export function topicIndexOf(pages: readonly TopicPage[]): TopicEntry[] {
  const newest = ({ articles }: TopicPage) => Math.max(0, ...articles.map(({ published }) => published.epoch));
  return pages
    .toSorted((a, b) => newest(b) - newest(a))
    .map(({ topic: { title, path, summary, picture }, articles }) => {
      return { title, path, summary, ...(picture && { picture }), count: articles.length };
    });
}

/** What stands at the head of each article that is in a topic, by the article's address. */
export function storiesOf(pages: readonly TopicPage[]): ReadonlyMap<string, readonly StorySoFar[]> {
  const stories = new Map<string, StorySoFar[]>();
  for (const { topic, articles } of pages) {
    const { title, path, summary } = topic;
    const inTime = articles.toSorted((a, b) => a.published.epoch - b.published.epoch || (a.id < b.id ? -1 : 1));
    for (const [index, article] of inTime.entries()) {
      const before = inTime[index - 1];
      const story = { title, path, summary, ...(before && { before: neighbourOf(before) }) };
      stories.set(article.path, [...(stories.get(article.path) ?? []), story]);
    }
  }
  return stories;
}
