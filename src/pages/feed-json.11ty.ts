import { FEED_FILES } from "../domain/address.ts";
import type { Feed } from "../publication/feeds.ts";
import { jsonFeed } from "../syndication/json-feed.ts";
import { feedEntries } from "./feed-entries.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.feeds", ({ path }: Feed) => path + FEED_FILES.json);

export default function render({ publication, item }: ItemData<Feed>): string {
  return jsonFeed(publication.shell.site, item, feedEntries(publication, item));
}
