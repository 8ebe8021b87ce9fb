import type { Publication } from "../publication/publication.ts";
import { pageText } from "./page-module.ts";
import { type AskedPage, configurePages } from "./page-templates.ts";
import { writeSiteFile } from "./site-files.ts";
import type { VariantWriter } from "./variant-writer.ts";

/**
 * Renders every page, in both editions: Eleventy says which there are, each is made of its value and written at once, and
 * the Traditional edition is made from what was written.
 *
 * @param output folder to write to
 * @param variants writes the Traditional edition, if there is one
 * @returns how many files were written
 * @throws Error that names the page that could not be made
 */
export async function renderPages(
  publication: Publication,
  output: string,
  variants: VariantWriter | undefined,
): Promise<number> {
  let written = 0;
  const write = ({ pages, item, url, file }: AskedPage): void => {
    try {
      writeSiteFile(file, pageText(pages, pages.value(publication, item)));
    } catch (error) {
      throw new Error(`${url}：${error instanceof Error ? error.message : error}`, { cause: error });
    }
    written += 1;
    variants?.add(url);
  };
  // Half of what starting a build costs, and of no use to whoever asks for help or has made a mistake.
  const { default: Eleventy } = await import("@11ty/eleventy");
  const eleventy = new Eleventy("src/pages", output, {
    configPath: "",
    quietMode: true,
    config: (config) => configurePages(config, publication, write),
  });
  eleventy.disableLogger();
  // It would hold all pages until the last is done.
  eleventy.setDryRun(true);
  await eleventy.write();
  return written + ((await variants?.finish()) ?? 0);
}
