import { basename } from "node:path";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { writeSiteFile } from "./site-files.ts";

/** What a file in src/pages exports: Eleventy's `data` (address, pagination) and the page itself. */
export interface PageModule {
  readonly data: object;
  readonly default: (data: unknown) => VNode | string;
  /** What `default` needs of its data, and no more: another thread makes the same page of a copy. */
  readonly portable?: (data: unknown) => unknown;
}

export interface Page {
  /** Path of its template. */
  readonly template: string;
  readonly data: unknown;
  /** Address on the site. */
  readonly url: string;
  readonly file: string;
}

/** @param path of a file in src/pages. A literal path, so that all of them can be put together with the build. */
export function loadPage(path: string): Promise<PageModule> {
  return import(`../pages/${basename(path)}`);
}

/**
 * Markup is rendered and gets its doctype, text (feeds, site maps) passes through.
 * @throws Error that names the page
 */
export function writePage(module: PageModule, { data, url, file }: Page): void {
  try {
    const result = module.default(data);
    writeSiteFile(file, typeof result === "string" ? result : `<!doctype html>\n${renderToString(result)}\n`);
  } catch (error) {
    throw new Error(`${url}：${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
