import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/robots.txt");

export default function render({ publication }: PageData): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${publication.frame.site.url}/sitemap.xml\n`;
}
