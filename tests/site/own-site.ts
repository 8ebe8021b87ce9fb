import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { build } from "../../src/build/build.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { Progress } from "../../src/build/progress.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { buildOptions, type Folders } from "../fixtures/publications.ts";
import { type BuiltSite, readSite } from "./built-site.ts";

/** Builds a publication that only one test has, and forgets it afterwards. */
export async function buildSite(publication: Folders, changes: Partial<BuildOptions> = {}): Promise<BuiltSite> {
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-site-"));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const folder = join(scratch, "public");
  await build(buildOptions(publication, folder, changes), new Progress({ quiet: true }), ASSETS_ONCE);
  return readSite(folder);
}
