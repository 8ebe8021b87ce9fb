import { buildSync } from "esbuild";
import type { BrowserContext, Page } from "playwright/test";
import type { Check } from "./in-page/checks.ts";

const { outputFiles } = buildSync({
  entryPoints: ["tests/browser/layout/in-page/checks.ts"],
  bundle: true,
  format: "iife",
  write: false,
});
const SCRIPT = outputFiles[0]?.text ?? "";

/** The geometry of a page: what a person sees at a glance on its picture. */
export const GEOMETRY: readonly Check[] = ["overflows", "clippings", "overlaps"];

/** Brings the checks to every page that the context opens from now on; the page's own policy does not apply to them. */
export function carryChecks(context: BrowserContext): Promise<unknown> {
  return context.addInitScript({ content: `addEventListener("DOMContentLoaded", () => { ${SCRIPT} })` });
}

/** @returns one sentence a fault: the check, the element, what is wrong with it */
export async function faultsOf(page: Page, checks: readonly Check[]): Promise<string[]> {
  const faults: string[] = await page.evaluate(`faultsOnPage(${JSON.stringify(checks)})`);
  return faults;
}
