import Eleventy from "@11ty/eleventy";
import type { Publication } from "../publication/publication.ts";
import { sitemapsOf } from "../syndication/sitemaps.ts";
import type { TraditionalEdition } from "../traditional/edition.ts";
import { handTwinsTo } from "./page-templates.ts";
import { filesWritten } from "./site-files.ts";
import { TwinWriter } from "./twin-writer.ts";

/**
 * Renders every page with Eleventy, in both editions.
 * @param output folder to write to
 * @param edition the Traditional edition, if there is one
 * @returns how many files were written
 */
export async function renderPages(
  publication: Publication,
  output: string,
  edition: TraditionalEdition | undefined,
): Promise<number> {
  const eleventy = new Eleventy("src/pages", output, {
    configPath: ".eleventy.ts",
    quietMode: true,
    config(config) {
      const { frame, articles, listPaths, now } = publication;
      config.addGlobalData("publication", publication);
      config.addGlobalData("sitemaps", () => sitemapsOf(frame.site, articles, listPaths, now));
    },
  });
  eleventy.disableLogger();
  // The templates' engine writes each page as soon as it is rendered; see page-templates.ts.
  eleventy.setDryRun(true);
  const twins = edition && new TwinWriter(edition);
  handTwinsTo(twins);
  const before = filesWritten();
  await eleventy.write();
  twins?.finish();
  return filesWritten() - before;
}
