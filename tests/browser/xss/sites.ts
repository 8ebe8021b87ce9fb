import { join } from "node:path";
import { expect, type Page } from "playwright/test";
import { type NetlifyConfig, readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { builtFolder } from "../../fixtures/built-sites.ts";
import { type InjectionSite, TEXTS } from "../../hostile/xss/texts.ts";
import { serveSite } from "../../runner/served-site.ts";
import { test as watching } from "../watch.ts";
import { countCalls, touchEverything } from "./calls.ts";

/** Whether the policy stops what it forbids, or only says so. */
export type Policy = "enforced" | "reported";

interface Fixtures {
  policy: Policy;
  site: InjectionSite;
  readonly origins: Readonly<Record<Policy, string>>;
  /** How often a hostile text has been run as code, and where. */
  readonly calls: readonly string[];
  /** Opens an address of the hostile site and leaves nothing on it untouched. */
  readonly visit: (address: string) => Promise<Page>;
}

/**
 * Playwright's `test` with the site of tests/hostile/xss/publication.ts. Under a policy that only reports, one visit shows
 * both what a text would run if there were no policy, and what the policy would have to say.
 */
export const test = watching.extend<Fixtures>({
  policy: ["reported", { option: true }],
  site: ["injection", { option: true }],
  // For each test: what belongs to a worker has Playwright start others, and browsers, for tests that need something else.
  origins: async ({ site }, use) => {
    const folder = join(builtFolder(site), "hostile");
    const config = readNetlifyConfig();
    const [enforced, reported] = [await serveSite(folder, config), await serveSite(folder, onlyReporting(config))];
    await use({ enforced: enforced.origin, reported: reported.origin });
    for (const served of [enforced, reported]) await served.close();
  },
  calls: async ({ context }, use) => use(await countCalls(context)),
  visit: async ({ page, policy, origins, exceptions }, use) => {
    exceptions.origins.push(origins[policy]);
    await use(async (address) => {
      await page.goto(origins[policy] + address);
      return page;
    });
  },
});

/** Address of the article of a hostile text, by its number. */
export const articleOf = (n: number): string => `/2024/03/text-${n}/`;

/** Lists that stand once, and pages of the staff. */
const LISTS = [
  ...["/", "/tags/", "/sources/", "/archive/", "/2024/", "/2024/03/", "/corrections/", "/search/", "/nowhere/"],
  ...["/about/", "/principles/", "/privacy/", "/rights/", "/comment-sent/", "/notice-sent/", "/report-sent/"],
  ...Array.from({ length: 6 }, (_, n) => `/sections/section-${n}/`),
];

/** Opens lists, in either edition, and leaves nothing on them untouched. @param each of so many texts has its own lists opened */
export async function visitLists(visit: Fixtures["visit"], site: InjectionSite, each: number): Promise<void> {
  const own = TEXTS[site].flatMap((_, n) =>
    n % each === 0 ? [`/tags/tag-${n}/`, `/sources/source-${n}/`, `/2024/01/gone-${n}/`] : [],
  );
  for (const edition of ["", "/hant"])
    for (const address of [...LISTS, ...own]) await touchEverything(await visit(edition + address));
}

/** Opens articles and leaves nothing on them untouched. @param chosen by the number of their text */
export async function visitArticles(
  visit: Fixtures["visit"],
  site: InjectionSite,
  chosen: (n: number) => boolean,
): Promise<void> {
  for (const [n, text] of TEXTS[site].entries()) {
    if (!chosen(n)) continue;
    const page = await visit(articleOf(n));
    // Not a locator: what it brings along into each page costs as much as the page.
    expect(await page.evaluate(() => document.querySelector("h1")?.textContent)).toBe(text);
    await touchEverything(page);
  }
}

/** Without an address for its reports a browser complains that such a policy has no effect. */
function onlyReporting({ headers, redirects }: NetlifyConfig): NetlifyConfig {
  const changed = headers.map(({ for: pages, values: { "Content-Security-Policy": policy, ...values } }) => ({
    for: pages,
    values: { ...values, ...(policy && { "Content-Security-Policy-Report-Only": `${policy}; report-uri /reports` }) },
  }));
  return { headers: changed, redirects };
}
