import { join } from "node:path";
import type { Page } from "playwright/test";
import { builtFolder } from "../../fixtures/built-sites.ts";
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
    async ({}, use) => {
      const site = await serveSite(join(builtFolder("injection"), "hostile"));
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
