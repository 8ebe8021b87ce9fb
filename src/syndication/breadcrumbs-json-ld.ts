import type { BreadcrumbList } from "schema-dts";
import type { PublicArticle } from "../domain/article.ts";
import type { Site } from "../domain/site.ts";

/** The way to an article, as search engines show it (developers.google.com/search/docs/appearance/structured-data/breadcrumb). */
export function breadcrumbs(site: Site, { section, title, path }: PublicArticle): BreadcrumbList {
  const steps = [
    { name: site.name, path: "/" },
    { name: section.name, path: `/sections/${section.key}/` },
    { name: title, path },
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, path: to }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: site.url + to,
    })),
  };
}
