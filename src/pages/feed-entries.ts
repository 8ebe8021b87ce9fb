import type { Feed } from "../publication/feeds.ts";
import type { Publication } from "../publication/publication.ts";
import { type FeedEntry, feedEntry } from "../syndication/feed.ts";

/** Entries of a feed with the disclaimers of this publication. */
export function feedEntries({ shell, disclaimers }: Publication, feed: Feed): FeedEntry[] {
  return feed.articles.map((article) => feedEntry(shell.site, article, disclaimers[article.kind]));
}
