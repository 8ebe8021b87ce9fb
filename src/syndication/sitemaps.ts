import { type Article, lastChanged } from "../domain/article.ts";
import { SCRIPTS, traditionalAddress } from "../domain/edition.ts";
import type { Site } from "../domain/site.ts";
import { escapeXml } from "./xml.ts";

/** A site map holds 50,000 addresses at most (sitemaps.org/protocol.html). */
const LIMIT = 50_000;
/** Google reads articles of the last two days, a thousand of them (developers.google.com/search/docs/crawling-indexing/
 * sitemaps/news-sitemap). */
const NEWS_MS = 2 * 86_400_000;
const NEWS_LIMIT = 1000;

const own = (path: string) => path;
const EDITIONS = [
  { prefix: "", addressOf: own },
  { prefix: "hant-", addressOf: traditionalAddress },
] as const;
const XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"';

export interface Sitemap {
  /** Address on the site. */
  readonly path: string;
  readonly xml: string;
}

/**
 * The site map: an index at `/sitemap.xml`, and under it the articles, numbered from the oldest so that a new one changes
 * the last map alone, the other pages, and what was released in the last two days. Pages that point elsewhere or ask not to be indexed
 * are left out. The Traditional edition has maps of its own, and every page names its variant (developers.google.com/search/
 * docs/specialty/international/localized-versions); the news is told once.
 *
 * @param articles newest first
 * @param paths addresses of the other pages
 * @param now milliseconds since 1970
 */
export function sitemapsOf(site: Site, articles: readonly Article[], paths: readonly string[], now: number): Sitemap[] {
  const listed = articles.filter(({ policy }) => policy.robots !== "noindex" && policy.canonical === undefined);
  const maps = EDITIONS.slice(0, site.traditional ? 2 : 1).flatMap(({ prefix, addressOf }) => [
    ...parted(paths).map((part, index) => ({
      path: `/sitemaps/${prefix}pages${index === 0 ? "" : `-${index + 1}`}.xml`,
      xml: urlset(part.map((path) => entry(site, path, addressOf))),
    })),
    ...parted(listed.toReversed()).map((part, index) => ({
      path: `/sitemaps/${prefix}articles-${index + 1}.xml`,
      xml: urlset(
        part.map((article) => entry(site, article.path, addressOf, `<lastmod>${lastChanged(article).iso}</lastmod>`)),
      ),
    })),
  ]);
  const news = listed.filter(({ policy, published }) => policy.robots === "index" && published.epoch >= now - NEWS_MS);
  if (news.length > 0) maps.push({ path: "/sitemaps/news.xml", xml: newsMap(site, news.slice(0, NEWS_LIMIT)) });
  const index = maps.map(({ path }) => `<sitemap><loc>${escapeXml(site.url + path)}</loc></sitemap>`);
  return [{ path: "/sitemap.xml", xml: document("sitemapindex", index) }, ...maps];
}

function parted<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / LIMIT) }, (_, index) =>
    items.slice(index * LIMIT, (index + 1) * LIMIT),
  );
}

function newsMap(site: Site, articles: readonly Article[]): string {
  const entries = articles.map(({ path, title, published }) =>
    entry(
      site,
      path,
      own,
      `<news:news><news:publication><news:name>${escapeXml(site.name)}</news:name><news:language>zh-cn</news:language>` +
        `</news:publication><news:publication_date>${published.dayOnly ? published.day : published.iso}</news:publication_date>` +
        `<news:title>${escapeXml(title)}</news:title></news:news>`,
    ),
  );
  return document("urlset", entries, `${XHTML} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`);
}

/** @param path of the page in the simplified edition. @param addressOf gives the address of the page to list */
function entry(site: Site, path: string, addressOf: (path: string) => string, details = ""): string {
  const links = site.traditional ? alternates(site, path) : "";
  return `<url><loc>${escapeXml(site.url + addressOf(path))}</loc>${details}${links}</url>`;
}

function alternates({ url }: Site, path: string): string {
  const pages = [
    [SCRIPTS.simplified, path],
    [SCRIPTS.traditional, traditionalAddress(path)],
    ["x-default", path],
  ] as const;
  return pages
    .map(([script, to]) => `<xhtml:link rel="alternate" hreflang="${script}" href="${escapeXml(url + to)}"/>`)
    .join("");
}

function urlset(entries: readonly string[]): string {
  return document("urlset", entries, XHTML);
}

function document(root: string, entries: readonly string[], namespaces = ""): string {
  const open = `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespaces}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${entries.join("\n")}\n</${root}>\n`;
}
