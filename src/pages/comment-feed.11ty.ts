import { COMMENT_FEED_FILE } from "../domain/address.ts";
import { labelledTitle } from "../domain/genre.ts";
import { commentFeed } from "../syndication/comment-feed.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ discussed }) => discussed,
  address: ({ path }) => path + COMMENT_FEED_FILE,
  value: ({ shell: { site } }, { id, path, comments, ...article }) => ({
    site: { url: site.url, name: site.name },
    article: { id, title: labelledTitle(article), path, comments },
  }),
  render: ({ site, article }) => commentFeed(site, article),
});
