import { lstatSync } from "node:fs";
import { type Found, walk } from "../disk/walk.ts";
import { isClutter } from "../domain/file-name.ts";
import type { Stamp } from "../kept/blob-store.ts";
import type { FileRecord } from "./manifest.ts";

/** What lies in a folder. */
export interface Looked {
  /** Without a slash at its end. */
  readonly folder: string;
  /** Everything, folders before what is in them. */
  readonly found: readonly Found[];
  /** How its plain files lie there; empty when nobody has asked. */
  readonly files: ReadonlyMap<string, Omit<Stamp, "sha256">>;
}

/** The site at the output as a build has found it, of which it may take over whatever has not changed. */
export interface OldSite extends Looked {
  /** What its list says; undefined when there is none. */
  readonly records: readonly FileRecord[] | undefined;
}

/** Looks at every file in a folder. @throws Error of the file system */
export function lookAt(folder: string): Looked {
  const found = walk(folder);
  const files = new Map<string, Omit<Stamp, "sha256">>();
  for (const { path, kind } of found) {
    if (kind !== "file") continue;
    const { size, mtimeMs, ino } = lstatSync(folder + path);
    files.set(path, { size, mtimeMs, ino });
  }
  return { folder, found, files };
}

/** Paths of the files in some of the folders that were found, but for clutter; by their order. */
export function filesWithin(found: readonly Found[], folders: ReadonlySet<string>): string[] {
  const paths: string[] = [];
  let inside: string | undefined;
  for (const { path, name, kind } of found) {
    if (inside !== undefined && !path.startsWith(inside)) inside = undefined;
    if (inside === undefined && folders.has(path)) inside = `${path}/`;
    if (inside !== undefined && kind === "file" && !isClutter(name)) paths.push(path);
  }
  return paths.sort();
}
