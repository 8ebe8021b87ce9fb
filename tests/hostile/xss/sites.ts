import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a site by name, such as `about/index.html`. @param ending of their names */
export function filesOf(site: string, ending: string): Map<string, string> {
  const names = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
  return new Map(names.sort().map((name) => [name, readFileSync(join(site, name), "utf8")]));
}
