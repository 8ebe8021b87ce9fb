import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { buildSites } from "../../hostile/xss/sites.ts";
import { serveSite } from "../../runner/served-site.ts";
import { test as watching } from "../watch.ts";
import { countCalls } from "./calls.ts";

interface Fixtures {
  /** How often a hostile text has been run as code, and where. */
  readonly calls: readonly string[];
  /** Opens an address of the hostile site and leaves nothing on it untouched. */
  readonly visit: (address: string) => Promise<Page>;
}

/** Playwright's `test` with the site of tests/hostile/xss/publication.ts. */
export const test = watching.extend<Fixtures, { origin: string }>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see that nothing is asked for
    async ({}, use, { project }) => {
      const site = await serveSite(join(builtOnce(project.outputDir), "hostile"));
      await use(site.origin);
      await site.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  calls: async ({ context }, use) => use(await countCalls(context)),
  visit: async ({ page, origin, exceptions }, use) => {
    exceptions.origins.push(origin);
    await use(async (address) => {
      await page.goto(origin + address);
      return page;
    });
  },
});

/**
 * Builds the sites for the first worker of a run that asks; after a failure Playwright starts a new one.
 * @param results the folder that Playwright empties when a run begins
 */
function builtOnce(results: string): string {
  const folder = join(results, "xss-sites");
  if (existsSync(folder)) return folder;
  mkdirSync(results, { recursive: true });
  const scratch = mkdtempSync(`${folder}-`);
  buildSites(scratch, { search: true });
  try {
    renameSync(scratch, folder);
  } catch {
    // Another worker was faster; its sites are the same.
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}
