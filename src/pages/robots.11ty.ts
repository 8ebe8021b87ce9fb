import { robotsTxt } from "../syndication/crawler-policy.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/robots.txt");

export default function render({ publication }: PageData): string {
  return robotsTxt(publication.shell.site);
}
