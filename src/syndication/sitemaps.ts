import type { PublicArticle } from "../domain/article.ts";
import type { Clock } from "../domain/clock.ts";
import { lastChanged } from "../domain/date-stamp.ts";
import { SCRIPTS, traditionalAddress } from "../domain/edition.ts";
import { isPaidFor, labelledTitle } from "../domain/genre.ts";
import type { Site } from "../domain/site.ts";
import { type MappedVideo, videosOf, videoXml } from "./video-sitemap.ts";
import { escapeXml } from "./xml.ts";

/** A site map holds 50,000 addresses at most (sitemaps.org/protocol.html). */
const LIMIT = 50_000;
/** Google reads articles of the last two days, a thousand of them (developers.google.com/search/docs/crawling-indexing/
 * sitemaps/news-sitemap). */
const NEWS_MS = 2 * 86_400_000;
const NEWS_LIMIT = 1000;

const NAMESPACES = {
  pages: ' xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  news: ' xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
};

const VIDEO = ' xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"';

interface SitemapEntry {
  /** Address of a map or, in the simplified edition, of a page. */
  readonly path: string;
  /** RFC 3339. */
  readonly modified?: string;
  readonly news?: { readonly title: string; readonly date: string };
  readonly videos?: readonly MappedVideo[];
}

export interface Sitemap {
  /** Address on the site. */
  readonly path: string;
  /** What it lists: other maps, pages, or pages as news. */
  readonly kind: "index" | "pages" | "news";
  readonly edition: keyof typeof SCRIPTS;
  readonly entries: readonly SitemapEntry[];
}

/**
 * The site map: an index at `/sitemap.xml`, and under it the articles, numbered from the oldest so that a new one changes
 * the last map alone, the other pages, and what was released in the last two days. Pages that point elsewhere or ask not to be indexed
 * are left out, and of the news what somebody has paid for. The Traditional edition has maps of its own, and every page names its variant (developers.google.com/search/
 * docs/specialty/international/localized-versions); the news is told once.
 *
 * @param articles newest first
 * @param paths addresses of the other pages
 * @param clock tells what is news
 */
export function sitemapsOf(
  { traditional }: Pick<Site, "traditional">,
  articles: readonly Listed[],
  paths: readonly string[],
  clock: Clock,
): Sitemap[] {
  const listed = articles.filter(({ policy }) => policy.robots !== "noindex" && policy.canonical === undefined);
  const oldestFirst = listed.toReversed().map((article) => {
    const videos = videosOf(article);
    return { path: article.path, modified: lastChanged(article).iso, ...(videos.length > 0 && { videos }) };
  });
  const editions = traditional ? (["simplified", "traditional"] as const) : (["simplified"] as const);
  const maps = editions.flatMap((edition): Sitemap[] => {
    const folder = `/sitemaps/${edition === "traditional" ? "hant-" : ""}`;
    const map = (name: string, entries: Sitemap["entries"]): Sitemap => {
      return { path: `${folder}${name}.xml`, kind: "pages", edition, entries };
    };
    const pages = parted(paths.map((path) => ({ path })));
    return [
      ...pages.map((entries, index) => map(index === 0 ? "pages" : `pages-${index + 1}`, entries)),
      ...parted(oldestFirst).map((entries, index) => map(`articles-${index + 1}`, entries)),
    ];
  });
  const news = listed.filter(
    ({ policy, published, ...of }) =>
      policy.robots === "index" && !isPaidFor(of) && !clock.hasCome(published.epoch + NEWS_MS + 1),
  );
  const edition = "simplified";
  const entries = news.slice(0, NEWS_LIMIT).map((article) => {
    const { path, published, live } = article;
    // What goes on is worth another visit.
    const modified = live && { modified: lastChanged(article).iso };
    const date = published.dayOnly ? published.day : published.iso;
    return { path, ...modified, news: { title: labelledTitle(article), date } };
  });
  if (news.length > 0) maps.push({ path: "/sitemaps/news.xml", kind: "news", edition, entries });
  return [{ path: "/sitemap.xml", kind: "index", edition, entries: maps.map(({ path }) => ({ path })) }, ...maps];
}

function parted<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / LIMIT) }, (_, index) =>
    items.slice(index * LIMIT, (index + 1) * LIMIT),
  );
}

/** Of an article, what a map says and what decides whether it is listed. */
type Listed = Pick<PublicArticle, "path" | "title" | "genre" | "live" | "published" | "updated" | "policy" | "body">;

/** What a map says of the site. */
type MappedSite = Pick<Site, "url" | "name" | "traditional">;

export function sitemapXml(site: MappedSite, { kind, edition, entries }: Sitemap): string {
  if (kind === "index") {
    const maps = entries.map(({ path }) => `<sitemap><loc>${escapeXml(site.url + path)}</loc></sitemap>`);
    return document("sitemapindex", maps);
  }
  const urls = entries.map(({ path, modified, news, videos = [] }) => {
    const address = site.url + (edition === "traditional" ? traditionalAddress(path) : path);
    const lastmod = modified ? `<lastmod>${modified}</lastmod>` : "";
    const links = site.traditional ? alternates(site, path) : "";
    return `<url><loc>${escapeXml(address)}</loc>${lastmod}${news ? newsOf(site, news) : ""}${videos.map((video) => videoXml(video, site.url)).join("")}${links}</url>`;
  });
  return document("urlset", urls, NAMESPACES[kind] + (entries.some(({ videos }) => videos) ? VIDEO : ""));
}

function newsOf({ name }: MappedSite, { title, date }: NonNullable<SitemapEntry["news"]>): string {
  return (
    `<news:news><news:publication><news:name>${escapeXml(name)}</news:name><news:language>zh-cn</news:language>` +
    `</news:publication><news:publication_date>${date}</news:publication_date>` +
    `<news:title>${escapeXml(title)}</news:title></news:news>`
  );
}

function alternates({ url }: MappedSite, path: string): string {
  const pages = [
    [SCRIPTS.simplified, path],
    [SCRIPTS.traditional, traditionalAddress(path)],
    ["x-default", path],
  ] as const;
  return pages
    .map(([script, to]) => `<xhtml:link rel="alternate" hreflang="${script}" href="${escapeXml(url + to)}"/>`)
    .join("");
}

function document(root: string, entries: readonly string[], namespaces = ""): string {
  const open = `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespaces}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${entries.join("\n")}\n</${root}>\n`;
}
