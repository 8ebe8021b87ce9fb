import { correctionsFeed } from "../syndication/corrections-feed.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/corrections/feed.xml",
  value: ({ shell: { site }, publicRecord }) => ({ site: { url: site.url, name: site.name }, entries: publicRecord }),
  render: ({ site, entries }) => correctionsFeed(site, entries),
});
