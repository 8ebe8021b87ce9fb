import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { TemplateEngineOptions } from "@11ty/eleventy";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** What a file in src/pages exports: Eleventy's `data` (address, pagination) and the page itself. */
interface PageModule {
  readonly data: object;
  readonly default: (data: unknown) => VNode | string;
}

/** What Eleventy gets back: the page is written already. */
const WRITTEN = Buffer.alloc(0);

/**
 * Runs the templates of src/pages: markup is rendered and gets its doctype, text (feeds, site maps) passes through.
 * Every page is written the moment it is rendered. Eleventy would hold all of them in memory until the last is done;
 * it runs dry (render.ts) and only says which pages there are and where they go.
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
      const { outputPath } = data.page;
      mkdirSync(dirname(outputPath), { recursive: true });
      writeFileSync(outputPath, typeof result === "string" ? result : `<!doctype html>\n${renderToString(result)}\n`);
      written += 1;
      return WRITTEN;
    };
  },
};

let written = 0;

/** Files written since the process started; Eleventy counts none in a dry run. */
export function pagesWritten(): number {
  return written;
}

const modules = new Map<string, Promise<PageModule>>();

/** Eleventy asks once a page; importing through the TypeScript loader is dear even when the module is there. */
function loadPage(path: string): Promise<PageModule> {
  const loaded: Promise<PageModule> = modules.get(path) ?? import(pathToFileURL(path).href);
  modules.set(path, loaded);
  return loaded;
}
