import { pathToFileURL } from "node:url";
import type { TemplateEngineOptions } from "@11ty/eleventy";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { writeSiteFile } from "./site-files.ts";
import type { TwinWriter } from "./twin-writer.ts";

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
 * it runs dry (render.ts) and only says which pages there are and where they go. The other edition is made from what was
 * written (twin-writer.ts).
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
      const text = typeof result === "string" ? result : `<!doctype html>\n${renderToString(result)}\n`;
      const { url, outputPath } = data.page;
      writeSiteFile(outputPath, text);
      twins?.add({ path: url, text, file: outputPath });
      return WRITTEN;
    };
  },
};

let twins: TwinWriter | undefined;

/** Who makes the other edition of the pages that follow; nobody when there is none. */
export function handTwinsTo(writer: TwinWriter | undefined): void {
  twins = writer;
}

const modules = new Map<string, Promise<PageModule>>();

/** Eleventy asks once a page; importing through the TypeScript loader is dear even when the module is there. */
function loadPage(path: string): Promise<PageModule> {
  const loaded: Promise<PageModule> = modules.get(path) ?? import(pathToFileURL(path).href);
  modules.set(path, loaded);
  return loaded;
}
