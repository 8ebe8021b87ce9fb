import type { TemplateEngineOptions, UserConfig } from "@11ty/eleventy";
import { loadPage } from "./page-module.ts";
import type { PageWriter } from "./page-writer.ts";

/** What Eleventy gets back: the page is written already, or will be. */
const WRITTEN = Buffer.alloc(0);

/**
 * Runs the templates of src/pages. Eleventy would hold all pages in memory until the last is done; it runs dry
 * (render.ts) and only says which pages there are and where they go; page-writer.ts writes them.
 */
const pageTemplates: TemplateEngineOptions = {
  read: false,
  useLayouts: false,
  getData: true,
  getInstanceFromInputPath: (path) => loadPage(path),
  async compile(_content, path) {
    const module = await loadPage(path);
    return (data) => {
      const { url, outputPath } = data.page;
      writer?.add({ template: path, module, data, url, file: outputPath });
      return WRITTEN;
    };
  },
};

/** Every template is TypeScript; articles are data, so Eleventy never reads what was pasted from elsewhere. */
export function configureTemplates(eleventy: UserConfig): void {
  for (const extension of ["11ty.tsx", "11ty.ts"]) {
    eleventy.addTemplateFormats(extension);
    eleventy.addExtension(extension, pageTemplates);
  }
  eleventy.setUseGitIgnore(false);
}

let writer: PageWriter | undefined;

/** Who writes the pages that follow. */
export function handPagesTo(next: PageWriter): void {
  writer = next;
}
