import { correctionsFeed } from "../syndication/corrections-feed.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/corrections/feed.xml");

export default function render({ publication }: PageData): string {
  return correctionsFeed(publication.shell.site, publication.publicRecord);
}
