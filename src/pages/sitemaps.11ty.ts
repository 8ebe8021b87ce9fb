import type { Sitemap } from "../syndication/sitemaps.ts";
import { type ItemData, pagePerItem } from "./page-data.ts";

export const data = pagePerItem("sitemaps", ({ path }: Sitemap) => path);

export default function render({ item }: ItemData<Sitemap>): string {
  return item.xml;
}
