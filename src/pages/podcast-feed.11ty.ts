import { FEED_FILES } from "../domain/address.ts";
import { PODCAST_PATH } from "../domain/podcast.ts";
import { podcastFeed } from "../syndication/podcast-feed.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ podcast }) => (podcast ? [podcast] : []),
  address: () => PODCAST_PATH + FEED_FILES.rss,
  value: ({ shell: { site }, episodes }, podcast) => ({
    site: { name: site.name, url: site.url, ...(site.feedIds && { feedIds: site.feedIds }) },
    podcast,
    episodes,
  }),
  render: ({ site, podcast, episodes }) => podcastFeed(site, podcast, episodes),
});
