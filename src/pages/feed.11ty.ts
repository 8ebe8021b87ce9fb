import { rssFeed } from "../syndication/rss-feed.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/feed.xml");

export default function render({ publication }: PageData): string {
  return rssFeed(publication.frame.site, publication.articles.slice(0, 50));
}
