import { FEED_FILES } from "../domain/address.ts";
import type { Feed } from "../publication/feeds.ts";
import { rss } from "../syndication/rss.ts";
import { feedEntries } from "./feed-entries.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.feeds", ({ path }: Feed) => path + FEED_FILES.rss);

export default function render({ publication, item }: ItemData<Feed>): string {
  return rss(publication.shell.site, item, feedEntries(publication, item));
}
