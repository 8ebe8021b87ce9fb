import { COMMENT_FEED_FILE } from "../domain/address.ts";
import type { Article } from "../domain/article.ts";
import { commentFeed } from "../syndication/comment-feed.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("publication.discussed", ({ path }: Article) => path + COMMENT_FEED_FILE);

export default function render({ publication, item }: ItemData<Article>): string {
  return commentFeed(publication.shell.site, item);
}
