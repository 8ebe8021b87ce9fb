import type { Article, Section } from "../domain/article.ts";
import { isPaidFor } from "../domain/genre.ts";
import type { Site } from "../domain/site.ts";

/** So many of the newest articles a feed holds at least. */
export const FEED_SIZE = 30;
/** And all of two days, so that whoever asks once a day misses nothing of a busy one. */
const FEED_MS = 2 * 86_400_000;
/**
 * But no further article once there are so many characters: about 1.5 MB in Chinese, some 250 articles. Every reader's
 * program asks for the whole feed many times a day, and all feeds of a site are made in every build.
 */
const FEED_CHARACTERS = 500_000;

/** How much of an article its entry tells: its text, or its lede and a link; where it comes from in any case. */
export type Extent = "whole" | "lede";

/** What one feed is about: the site, a section, a source, a person or a topic. */
export interface FeedTopic {
  readonly title: string;
  readonly description: string;
  /** Address of the page it stands for; the feeds lie beside it. */
  readonly path: string;
  readonly extent: Extent;
}

export interface Feed extends FeedTopic {
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** A list with feeds of its own. */
interface Topic {
  readonly path: string;
  readonly articles: readonly Article[];
}

/** What has feeds besides the site. */
export interface FeedTopics {
  readonly sections: readonly (Topic & { readonly section: Section })[];
  readonly sources: readonly (Topic & { readonly name: string })[];
  readonly people: readonly (Topic & { readonly name: string })[];
  readonly topics: readonly (Topic & { readonly name: string; readonly description: string })[];
}

/**
 * The site's feed and one for each section, person and topic, to read the paper in; and one for each source, to see what the
 * paper took from it. The texts are read in the others, so an entry of those tells the lede, and everything about where it
 * comes from (docs/decisions/0039). What somebody has paid for is in none: whoever subscribes has asked for news, and what readers'
 * programs show of a label nobody knows.
 */
export function feedsOf(
  { name, description }: Site,
  articles: readonly Article[],
  { sections, sources, people, topics }: FeedTopics,
): Feed[] {
  const feeds: Feed[] = [
    { title: name, description, path: "/", extent: "whole", articles },
    ...sections.map(({ section, path, articles: own }) => ({
      path,
      articles: own,
      title: `${section.name}｜${name}`,
      description: section.description,
      extent: "whole" as const,
    })),
    ...sources.map(({ name: source, path, articles: own }) => ({
      path,
      articles: own,
      title: `来源：${source}｜${name}`,
      description: `${name}引用 ${source} 文字或图片的文章`,
      extent: "lede" as const,
    })),
    ...people.map(({ name: person, path, articles: own }) => ({
      path,
      articles: own,
      title: `${person}｜${name}`,
      description: `${person}在${name}署名的文章`,
      extent: "whole" as const,
    })),
    ...topics.map(({ name: topic, description: summary, path, articles: own }) => ({
      path,
      articles: own,
      title: `专题：${topic}｜${name}`,
      description: summary,
      extent: "whole" as const,
    })),
  ];
  return feeds.map((feed) => ({ ...feed, articles: newestOf(feed.articles.filter((article) => !isPaidFor(article))) }));
}

/**
 * The two days end with the newest article, not now: a build in which nothing is new gives the same bytes.
 * @param articles newest first
 */
function newestOf(articles: readonly Article[]): readonly Article[] {
  const since = (articles[0]?.published.epoch ?? 0) - FEED_MS;
  let characters = 0;
  const end = articles.findIndex((article, index) => {
    characters += charactersOf(article);
    return index >= FEED_SIZE && (article.published.epoch < since || characters > FEED_CHARACTERS);
  });
  return end < 0 ? articles : articles.slice(0, end);
}

function charactersOf({ body }: Article): number {
  return body.reduce((sum, block) => sum + (block.kind === "text" ? block.html.length : 0), 0);
}
