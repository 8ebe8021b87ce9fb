import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Builds the sites of publication.ts: `hostile` and `harmless` in a folder.
 * @param search whether they can be searched
 * @throws Error with what the build said
 */
export function buildSites(folder: string, { search }: { readonly search: boolean }): void {
  const command = ["--import", "tsx", "tests/hostile/xss/write-sites.ts", folder, ...(search ? ["search"] : [])];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the sites do not build: ${stderr}`);
}

/** The files of a site by name, such as `about/index.html`. @param ending of their names */
export function filesOf(site: string, ending: string): Map<string, string> {
  const names = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
  return new Map(names.sort().map((name) => [name, readFileSync(join(site, name), "utf8")]));
}
