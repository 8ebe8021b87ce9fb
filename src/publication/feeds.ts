import type { Article, Section } from "../domain/article.ts";
import type { Site } from "../domain/site.ts";

/** How many of the newest articles a feed holds. */
export const FEED_SIZE = 30;

/** What one feed is about: the site, a section or a source. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Address of the page it stands for; the feeds lie beside it. */
  readonly path: string;
  /** Newest first. */
  readonly articles: readonly Article[];
}

interface Topic {
  readonly path: string;
  readonly articles: readonly Article[];
}

/** The site's feed, and one for each section and source. */
export function feedsOf(
  { name, description }: Site,
  articles: readonly Article[],
  sections: readonly (Topic & { readonly section: Section })[],
  sources: readonly (Topic & { readonly name: string })[],
): Feed[] {
  const feeds = [
    { title: name, description, path: "/", articles },
    ...sections.map(({ section, ...topic }) => ({
      ...topic,
      title: `${section.name}｜${name}`,
      description: section.description,
    })),
    ...sources.map(({ name: source, ...topic }) => ({
      ...topic,
      title: `来源：${source}｜${name}`,
      description: `${name}引用 ${source} 文字或图片的文章`,
    })),
  ];
  return feeds.map((feed) => ({ ...feed, articles: feed.articles.slice(0, FEED_SIZE) }));
}
