import { readdirSync } from "node:fs";
import type { Pages } from "../../pages/define-pages.ts";
import type { Publication } from "../../publication/publication.ts";
import { loadPage } from "./page-module.ts";

/** Where the files lie that say which pages there are. */
export const TEMPLATES = "src/pages";
const TEMPLATE = /\.11ty\.tsx?$/;

/** A page of the site before it is made. */
export interface SitePage {
  /** Name of its file in src/pages. */
  readonly template: string;
  readonly pages: Pages;
  readonly item: unknown;
  /** Address on the site. */
  readonly url: string;
}

/** Every page that a publication has. */
export async function sitePages(publication: Publication): Promise<readonly SitePage[]> {
  const templates = readdirSync(TEMPLATES).filter((name) => TEMPLATE.test(name));
  const lists = templates.sort().map(async (template) => {
    const { default: pages } = await loadPage(template);
    return pages.items(publication).map((item) => ({ template, pages, item, url: pages.address(item) }));
  });
  return (await Promise.all(lists)).flat();
}
