import { pathToFileURL } from "node:url";
import type { TemplateEngineOptions } from "@11ty/eleventy";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** What a file in src/pages exports: Eleventy's `data` (address, pagination) and the page itself. */
interface PageModule {
  readonly data: object;
  readonly default: (data: unknown) => VNode | string;
}

/**
 * Runs the templates of src/pages: markup is rendered and gets its doctype, text (feeds, site maps) passes through.
 * The result is UTF-8 bytes, because Eleventy holds every page until all are rendered and Chinese text takes half as
 * much memory there as in a string, outside the reach of the garbage collector.
 */
export const pageTemplates: TemplateEngineOptions = {
  read: false,
  useLayouts: false,
  getData: true,
  getInstanceFromInputPath: (path) => loadPage(path),
  async compile(_content, path) {
    const page = await loadPage(path);
    return (data) => {
      const result = page.default(data);
      return Buffer.from(typeof result === "string" ? result : `<!doctype html>\n${renderToString(result)}\n`);
    };
  },
};

const modules = new Map<string, Promise<PageModule>>();

/** Eleventy asks once a page; importing through the TypeScript loader is dear even when the module is there. */
function loadPage(path: string): Promise<PageModule> {
  const loaded: Promise<PageModule> = modules.get(path) ?? import(pathToFileURL(path).href);
  modules.set(path, loaded);
  return loaded;
}
