import type { MigratedArticle } from "../model.ts";

/** What the new site answers with a page, as far as it is known before it is built. */
export interface NewSite {
  /** Without a slash at the end. */
  readonly pages: ReadonlySet<string>;
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
  const pages = new Set([...ALWAYS, ...[...lists].map(clean)]);
  for (const { year, month, slug } of articles)
    for (const page of [`/${year}`, `/${year}/${month}`, `/${year}/${month}/${slug}`]) pages.add(page);
  return { pages };
}

/** Whether a page, or the program, lies there. */
export function isHere({ pages }: NewSite, path: string): boolean {
  return pages.has(clean(path)) || PROGRAM.test(path);
}

function clean(path: string): string {
  return path.replace(/\/+$/, "");
}
