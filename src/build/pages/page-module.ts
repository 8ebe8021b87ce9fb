import { basename } from "node:path";
import { renderToString } from "preact-render-to-string";
import type { Pages } from "../../pages/define-pages.ts";

/** A file of src/pages. */
export interface PageModule {
  readonly default: Pages;
}

/** Once Eleventy has told Node how it finds modules, Node asks another thread for every one, whether it has it or not. */
const loaded = new Map<string, Promise<PageModule>>();

/** @param path of a file in src/pages. A literal path, so that all of them can be put together with the build. */
export function loadPage(path: string): Promise<PageModule> {
  const name = basename(path);
  const known = loaded.get(name) ?? import(`../../pages/${name}`);
  loaded.set(name, known);
  return known;
}

/** What a page is, to the byte: markup is rendered and gets its doctype, text (feeds, site maps) passes through. */
export function pageText({ render }: Pick<Pages, "render">, value: unknown): string {
  const result = render(value);
  return typeof result === "string" ? result : `<!doctype html>\n${renderToString(result)}\n`;
}
