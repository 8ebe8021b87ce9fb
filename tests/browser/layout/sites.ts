import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { buildSite, serveSite } from "../../runner/served-site.ts";
import { test as watching } from "../watch.ts";
import { carryChecks } from "./checker.ts";
import { addressOf, type Kind, type Owner } from "./kinds.ts";
import { writePublication } from "./publication.ts";

interface Fixtures {
  /** Opens a kind of page, in its state, with the checks on board. */
  readonly open: (kind: Kind, script: "simplified" | "traditional") => Promise<Page>;
}

/** Before the first article of publication.ts. */
const BEFORE = "2000-01-01T00:00:00Z";

/** Playwright's `test` with the sites of publication.ts beside the repository's own. */
export const test = watching.extend<Fixtures, { origins: Readonly<Record<Exclude<Owner, "own">, string>> }>({
  origins: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see that nothing is asked for
    async ({}, use, { project }) => {
      const folder = builtOnce(project.outputDir);
      const sites = [await serveSite(join(folder, "crammed")), await serveSite(join(folder, "empty"))] as const;
      await use({ crammed: sites[0].origin, empty: sites[1].origin });
      for (const site of sites) await site.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  open: async ({ context, page, baseURL, origins, exceptions }, use) => {
    exceptions.origins.push(...Object.values(origins));
    await carryChecks(context);
    await use(async (kind, script) => {
      await kind.prepare?.(page);
      const origin = kind.owner === "own" ? (baseURL ?? "") : origins[kind.owner];
      await page.goto(origin + addressOf(kind, script));
      await kind.enter?.(page);
      return page;
    });
  },
});

/**
 * Builds both sites for the first worker of a run that asks; after a failure Playwright starts a new one.
 * @param results the folder that Playwright empties when a run begins
 */
function builtOnce(results: string): string {
  const folder = join(results, "layout-sites");
  if (existsSync(folder)) return folder;
  mkdirSync(results, { recursive: true });
  const scratch = mkdtempSync(`${folder}-`);
  const args = [...writePublication(join(scratch, "publication")), "--cache", join(scratch, "cache")];
  buildSite(join(scratch, "crammed"), args);
  buildSite(join(scratch, "empty"), [...args, "--now", BEFORE]);
  try {
    renameSync(scratch, folder);
  } catch {
    // Another worker was faster; its sites are the same.
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}
