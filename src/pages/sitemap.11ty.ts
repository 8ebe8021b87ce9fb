import { sitemap } from "../syndication/sitemap.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/sitemap.xml");

export default function render({ publication }: PageData): string {
  return sitemap(publication.frame.site, publication.articles, publication.listPaths);
}
