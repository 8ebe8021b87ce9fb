import { basename } from "node:path";
import type { TemplateEngineOptions, UserConfig } from "@11ty/eleventy";
import { fileOf } from "../../domain/address.ts";
import type { SitePage } from "./page-list.ts";

/** What Eleventy gets back: the page is written already. */
const WRITTEN = Buffer.alloc(0);

/**
 * Has Eleventy ask for pages of src/pages. Every file there is TypeScript; articles are data, so Eleventy never reads
 * what was pasted from elsewhere.
 *
 * @param wanted the pages that have to be made
 * @param make is given every page as Eleventy comes to it
 */
export function configurePages(
  eleventy: UserConfig,
  wanted: readonly SitePage[],
  make: (page: SitePage) => Promise<void>,
): void {
  const templates = templatesOf(wanted, make);
  for (const extension of ["11ty.tsx", "11ty.ts"]) {
    eleventy.addTemplateFormats(extension);
    eleventy.addExtension(extension, templates);
  }
  eleventy.setUseGitIgnore(false);
}

/**
 * Of the pages of a file Eleventy is told the addresses alone: it would copy data deeply for every template and hold all
 * pages in memory until the last is done. It runs dry (render.ts) and only says which pages there are and where they go.
 */
function templatesOf(wanted: readonly SitePage[], make: (page: SitePage) => Promise<void>): TemplateEngineOptions {
  const known = new Map(wanted.map((page) => [page.url, page]));
  return {
    read: false,
    useLayouts: false,
    async getData(path) {
      const own = wanted.filter(({ template }) => template === basename(path));
      return {
        addresses: own.map(({ url }) => url),
        // Kept out of collections, which cost memory and nobody asks.
        pagination: { data: "addresses", size: 1, alias: "address", addAllPagesToCollections: false },
        eleventyExcludeFromCollections: true,
        permalink: ({ address }) => fileOf(address),
      };
    },
    async compile() {
      return async ({ address }) => {
        const page = known.get(address);
        if (page) await make(page);
        return WRITTEN;
      };
    },
  };
}
