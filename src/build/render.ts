import type { Publication } from "../publication/publication.ts";
import { sitemapsOf } from "../syndication/sitemaps.ts";
import { configureTemplates, handPagesTo } from "./page-templates.ts";
import type { PageThread } from "./page-thread.ts";
import { PageWriter } from "./page-writer.ts";
import type { VariantWriter } from "./variant-writer.ts";

/**
 * Renders every page with Eleventy, in both editions.
 * @param output folder to write to
 * @param variants writes the Traditional edition, if there is one
 * @param thread writes some of the pages, if it is worth one
 * @returns how many files were written
 */
export async function renderPages(
  publication: Publication,
  output: string,
  variants: VariantWriter | undefined,
  thread: PageThread | undefined,
): Promise<number> {
  // Half of what starting a build costs, and of no use to whoever asks for help or has made a mistake.
  const { default: Eleventy } = await import("@11ty/eleventy");
  const eleventy = new Eleventy("src/pages", output, {
    configPath: "",
    quietMode: true,
    config(config) {
      configureTemplates(config);
      const { shell, articles, listPaths, now } = publication;
      config.addGlobalData("publication", publication);
      config.addGlobalData("sitemaps", () => sitemapsOf(shell.site, articles, listPaths, now));
    },
  });
  eleventy.disableLogger();
  // The templates' engine has the pages written; see page-templates.ts.
  eleventy.setDryRun(true);
  const writer = new PageWriter(variants, thread);
  handPagesTo(writer);
  await eleventy.write();
  return writer.finish();
}
