import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Unpublished } from "../content/unpublished.ts";

/** Stands in a site that shows what is not published; the deploy workflow refuses a site that has it. */
const PREVIEW_FILE = "preview.json";
const HEADERS_FILE = "_headers";
/** Rules for Netlify, which reads them besides netlify.toml (docs.netlify.com/routing/headers). */
const HEADERS = "/*\n  X-Robots-Tag: noindex\n";
/** Paths of the marks; a site that is published has none of them. */
export const MARKS = [`/${PREVIEW_FILE}`, `/${HEADERS_FILE}`] as const;

/** Marks a site as a preview: for the workflow that publishes, for whoever finds the folder, and for search engines. */
export function markPreview(skipped: readonly Unpublished[], output: string): void {
  const shown = skipped.filter(({ previewed }) => previewed).map(({ path, reason, due }) => ({ path, reason, due }));
  writeFileSync(join(output, PREVIEW_FILE), `${JSON.stringify({ notPublished: shown }, null, 1)}\n`);
  writeFileSync(join(output, HEADERS_FILE), HEADERS);
}
