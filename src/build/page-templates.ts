import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { TemplateEngineOptions } from "@11ty/eleventy";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { fileOf } from "../domain/page-file.ts";
import type { TraditionalEdition } from "../traditional/edition.ts";

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
 * it runs dry (render.ts) and only says which pages there are and where they go. The Traditional edition is made from
 * what was written, on the spot.
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
      write(outputPath, text);
      const twin = edition?.twinOf({ path: url, text });
      if (twin) write(twinFile(outputPath, url, twin.path), twin.text);
      return WRITTEN;
    };
  },
};

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  written += 1;
}

/** @param file where the page at `path` was written */
function twinFile(file: string, path: string, twin: string): string {
  return file.slice(0, -fileOf(path).length) + fileOf(twin);
}

let edition: TraditionalEdition | undefined;

/** Which edition is made from the pages as they are written; none without one. */
export function makeTwins(traditional: TraditionalEdition | undefined): void {
  edition = traditional;
}

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
