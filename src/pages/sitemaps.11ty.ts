import { listAddresses } from "../publication/addresses.ts";
import { sitemapsOf, sitemapXml } from "../syndication/sitemaps.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: (publication) => {
    const { shell, articles, clock } = publication;
    return sitemapsOf(shell.site, articles, listAddresses(publication), clock);
  },
  address: ({ path }) => path,
  value: ({ shell: { site } }, map) => {
    const { url, name, traditional } = site;
    return { site: { url, name, ...(traditional && { traditional }) }, map };
  },
  render: ({ site, map }) => sitemapXml(site, map),
});
