import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf, manifestOf, readManifest } from "../../../src/build/manifest.ts";

/** How many files of a site are others than they were: new, gone, or of other bytes. */
export interface Changes {
  readonly pages: number;
  /** All that are no pages: feeds, site maps, index, styles. */
  readonly otherFiles: number;
}

/** SHA-256 by path. */
type Site = ReadonlyMap<string, string>;

/** What a build has written, as its manifest has it; nothing when there was none. */
export function siteOf(output: string): Site {
  const manifest = manifestOf(output);
  return new Map(existsSync(manifest) ? readManifest(manifest).map(({ path, sha256 }) => [path, sha256]) : []);
}

export function changesBetween(before: Site, after: Site): Changes {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  const pages = paths.filter((path) => path.endsWith(".html")).length;
  return { pages, otherFiles: paths.length - pages };
}

/** Files that are only in one of two folders, or not of the same bytes in both, whatever their manifests say. */
export function differencesOf(one: string, other: string): string[] {
  const paths = new Set([...filesOf(one), ...filesOf(other)]);
  return [...paths].filter((path) => !isSame(join(one, path), join(other, path))).toSorted();
}

function isSame(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && readFileSync(one).equals(readFileSync(other));
}
