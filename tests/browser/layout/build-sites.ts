import { join } from "node:path";
import { build } from "../../../src/build/build.ts";
import { Progress } from "../../../src/build/progress.ts";
import { buildOptions } from "../../fixtures/publications.ts";
import { writePublication } from "./publication.ts";

/** Before the first article of publication.ts. */
const BEFORE = Date.parse("2000-01-01T00:00:00Z");

/**
 * Builds the sites of publication.ts: `crammed`, and `empty`, which is the same before its first article.
 * @param folder one that does not exist yet
 * @param cache of earlier builds
 */
export async function buildLayoutSites(folder: string, cache: string): Promise<void> {
  const publication = writePublication(join(folder, "publication"));
  // The breaking news is about today.
  for (const [name, now] of Object.entries({ empty: BEFORE, crammed: Date.now() })) {
    const options = buildOptions(publication, join(folder, name), { now, cache: join(cache, name) });
    await build(options, new Progress({ quiet: true }));
  }
}
