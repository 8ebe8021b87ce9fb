import type { TemplateEngineOptions, UserConfig } from "@11ty/eleventy";
import { fileOf } from "../domain/address.ts";
import type { Pages } from "../pages/define-pages.ts";
import type { Publication } from "../publication/publication.ts";
import { loadPage } from "./page-module.ts";

/** A page that Eleventy has asked for. */
export interface AskedPage {
  readonly pages: Pages;
  readonly item: unknown;
  /** Address on the site. */
  readonly url: string;
  readonly file: string;
}

/** What Eleventy gets back: the page is written already. */
const WRITTEN = Buffer.alloc(0);

/**
 * Has Eleventy ask for the pages of src/pages. Every file there is TypeScript; articles are data, so Eleventy never reads
 * what was pasted from elsewhere.
 *
 * @param write is given every page as Eleventy comes to it
 */
export function configurePages(eleventy: UserConfig, publication: Publication, write: (page: AskedPage) => void): void {
  const templates = templatesOf(publication, write);
  for (const extension of ["11ty.tsx", "11ty.ts"]) {
    eleventy.addTemplateFormats(extension);
    eleventy.addExtension(extension, templates);
  }
  eleventy.setUseGitIgnore(false);
}

/**
 * Of the items of a file Eleventy is told the addresses alone: it would copy data deeply for every template and hold all
 * pages in memory until the last is done. It runs dry (render.ts) and only says which pages there are and where they go.
 */
function templatesOf(publication: Publication, write: (page: AskedPage) => void): TemplateEngineOptions {
  const known = new Map<string, { readonly pages: Pages; readonly items: ReadonlyMap<string, unknown> }>();
  return {
    read: false,
    useLayouts: false,
    async getData(path) {
      const { default: pages } = await loadPage(path);
      const items = new Map(pages.items(publication).map((item) => [pages.address(item), item]));
      known.set(path, { pages, items });
      return {
        addresses: [...items.keys()],
        // Kept out of collections, which cost memory and nobody asks.
        pagination: { data: "addresses", size: 1, alias: "address", addAllPagesToCollections: false },
        eleventyExcludeFromCollections: true,
        permalink: ({ address }) => fileOf(address),
      };
    },
    async compile(_content, path) {
      const { pages, items } = known.get(path) ?? {};
      return ({ address, page: { url, outputPath } }) => {
        if (pages) write({ pages, item: items?.get(address), url, file: outputPath });
        return WRITTEN;
      };
    },
  };
}
