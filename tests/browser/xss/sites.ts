import { join } from "node:path";
import type { Page } from "playwright/test";
import { type NetlifyConfig, readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { builtFolder } from "../../fixtures/built-sites.ts";
import { serveSite } from "../../runner/served-site.ts";
import { test as watching } from "../watch.ts";
import { countCalls } from "./calls.ts";

/** Whether the policy stops what it forbids, or only says so. */
export type Policy = "enforced" | "reported";

interface Fixtures {
  policy: Policy;
  /** How often a hostile text has been run as code, and where. */
  readonly calls: readonly string[];
  /** Opens an address of the hostile site and leaves nothing on it untouched. */
  readonly visit: (address: string) => Promise<Page>;
}

/**
 * Playwright's `test` with the site of tests/hostile/xss/publication.ts. Under a policy that only reports, one visit shows
 * both what a text would run if there were no policy, and what the policy would have to say.
 */
export const test = watching.extend<Fixtures, { origins: Readonly<Record<Policy, string>> }>({
  policy: ["reported", { option: true }],
  origins: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see that nothing is asked for
    async ({}, use) => {
      const folder = join(builtFolder("injection"), "hostile");
      const config = readNetlifyConfig();
      const [enforced, reported] = [await serveSite(folder, config), await serveSite(folder, onlyReporting(config))];
      await use({ enforced: enforced.origin, reported: reported.origin });
      for (const site of [enforced, reported]) await site.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  calls: async ({ context }, use) => use(await countCalls(context)),
  visit: async ({ page, policy, origins, exceptions }, use) => {
    exceptions.origins.push(origins[policy]);
    await use(async (address) => {
      await page.goto(origins[policy] + address);
      return page;
    });
  },
});

/** Without an address for its reports a browser complains that such a policy has no effect. */
function onlyReporting({ headers, redirects }: NetlifyConfig): NetlifyConfig {
  const changed = headers.map(({ for: pages, values: { "Content-Security-Policy": policy, ...values } }) => ({
    for: pages,
    values: { ...values, ...(policy && { "Content-Security-Policy-Report-Only": `${policy}; report-uri /reports` }) },
  }));
  return { headers: changed, redirects };
}
