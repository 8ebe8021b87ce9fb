import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../../src/build/build.ts";
import { filesOf } from "../../../src/build/manifest.ts";
import { Progress } from "../../../src/build/progress.ts";
import { STEPS } from "../../../src/build/steps.ts";
import { buildOptions } from "../../fixtures/publications.ts";
import { publicationOf } from "./publication.ts";
import { HARMLESS, type InjectionSite, TEXTS } from "./texts.ts";

/** Builds the publication of hostile texts and that of harmless ones: `hostile` and `harmless` in a folder. */
export async function buildInjectionSites(site: InjectionSite, folder: string): Promise<void> {
  // What is built is handed over as read; these folders are not there.
  const places = { articles: join(folder, "articles"), data: join(folder, "data") };
  for (const [name, texts] of Object.entries({ hostile: TEXTS[site], harmless: HARMLESS })) {
    // The links of the hostile texts lead nowhere, which would be refused; these sites are there to see what else they do.
    const steps = { ...STEPS, read: async () => publicationOf(texts), verify: unjudged };
    const options = buildOptions(places, join(folder, name), { now: Date.parse("2026-01-01") });
    await build(options, new Progress({ quiet: true }), steps);
  }
}

/** The files as they are. */
async function unjudged(folder: string) {
  return filesOf(folder).map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, size: bytes.length, sha256: hash("sha256", bytes) };
  });
}
