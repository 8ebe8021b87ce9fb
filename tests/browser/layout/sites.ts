import { join } from "node:path";
import type { Page } from "playwright/test";
import { builtFolder } from "../../fixtures/built-sites.ts";
import { serveSite } from "../../runner/served-site.ts";
import { test as watching } from "../watch.ts";
import { carryChecks } from "./checker.ts";
import { addressOf, type Kind, type Owner } from "./kinds.ts";

interface Fixtures {
  readonly origins: Readonly<Record<Exclude<Owner, "own">, string>>;
  /** Opens a kind of page, in its state, with the checks on board. */
  readonly open: (kind: Kind, script: "simplified" | "traditional") => Promise<Page>;
}

/** Playwright's `test` with the sites of publication.ts beside the repository's own. */
export const test = watching.extend<Fixtures>({
  origins: async ({ browserName: _ }, use) => {
    const folder = builtFolder("layout");
    const sites = [await serveSite(join(folder, "crammed")), await serveSite(join(folder, "empty"))] as const;
    await use({ crammed: sites[0].origin, empty: sites[1].origin });
    for (const site of sites) await site.close();
  },
  open: async ({ context, page, baseURL, origins, exceptions }, use) => {
    exceptions.origins.push(...Object.values(origins));
    await carryChecks(context);
    await use(async (kind, script) => {
      await page.unrouteAll();
      await kind.prepare?.(page);
      const origin = kind.owner === "own" ? (baseURL ?? "") : origins[kind.owner];
      await page.goto(origin + addressOf(kind, script));
      await kind.enter?.(page);
      return page;
    });
  },
});
