import type { UserConfig } from "@11ty/eleventy";
import { pageTemplates } from "./src/build/page-templates.ts";

/**
 * The build in reading order: `npm run build` reads and checks everything (src/content), puts the publication together
 * (src/publication), and hands it to Eleventy as the global datum `publication`; the templates in src/pages turn it into
 * pages with the components of _includes; Pagefind then indexes the articles. The steps are in src/build/build.ts.
 */
export default function configure(eleventy: UserConfig) {
  // Every template is TypeScript; articles are data, so Eleventy never reads what was pasted from elsewhere.
  for (const extension of ["11ty.tsx", "11ty.ts"]) {
    eleventy.addTemplateFormats(extension);
    eleventy.addExtension(extension, pageTemplates);
  }
  eleventy.setUseGitIgnore(false);
  return { dir: { input: "src/pages" } };
}
