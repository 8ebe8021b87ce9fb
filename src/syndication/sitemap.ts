import type { Article } from "../domain/article.ts";
import type { Site } from "../domain/site.ts";
import { escapeXml } from "./xml.ts";

/**
 * A site map of the articles and the front pages of lists (sitemaps.org protocol 0.9).
 * Pages that point elsewhere or ask not to be indexed are left out. One file holds 50,000 addresses at most.
 */
export function sitemap(site: Site, articles: readonly Article[], paths: readonly string[]): string {
  const entries = [
    ...paths.map((path) => `<url><loc>${escapeXml(site.url + path)}</loc></url>`),
    ...articles.filter(isListed).map(({ path, published, updated }) => {
      const changed = (updated ?? published).iso;
      return `<url><loc>${escapeXml(site.url + path)}</loc><lastmod>${changed}</lastmod></url>`;
    }),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join("\n")}
</urlset>
`;
}

function isListed({ policy }: Article): boolean {
  return policy.robots !== "noindex" && policy.canonical === undefined;
}
