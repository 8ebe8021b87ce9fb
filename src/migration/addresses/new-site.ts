import { HashedPlaces } from "../hashed-places.ts";
import type { MigratedArticle } from "../model.ts";

/** What the new site answers with a page, as far as it is known before it is built. */
export interface NewSite {
  /** Without a slash at the end; of an archive they are too many to be kept as texts. */
  readonly pages: Pick<HashedPlaces, "has">;
}

/** Pages of every publication. */
const ALWAYS = [
  ...["", "/archive", "/about", "/principles", "/privacy", "/rights", "/search", "/corrections", "/tags", "/sources"],
  ...["/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/404.html"],
];
/** Of the program: nobody else gets an address below. */
const PROGRAM =
  /^\/(?:assets|pagefind|sitemaps|admin|comment-frame|signposts|hant|withdrawn|\.well-known|\.netlify)(?:\/|$)/;

/**
 * @param articles where those are that readers will see
 * @param lists addresses of lists
 */
export function newSiteOf(articles: Iterable<MigratedArticle["folder"]>, lists: Iterable<string>): NewSite {
  const pages = new HashedPlaces();
  for (const page of ALWAYS) pages.set(page, 0);
  for (const list of lists) pages.set(clean(list), 0);
  for (const { year, month, slug } of articles)
    for (const page of [`/${year}`, `/${year}/${month}`, `/${year}/${month}/${slug}`]) pages.set(page, 0);
  return { pages };
}

/** Whether a page, or the program, lies there. */
export function isHere({ pages }: NewSite, path: string): boolean {
  return pages.has(clean(path)) || PROGRAM.test(path);
}

function clean(path: string): string {
  return path.replace(/\/+$/, "");
}
