import { hash } from "node:crypto";
import { lstatSync } from "node:fs";
import { z } from "zod";
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

/** The list of a site in columns: it has seventy thousand files. */
interface Listed {
  readonly paths: readonly string[];
  readonly sha256: readonly string[];
  readonly size: Float64Array<ArrayBuffer>;
}

/** The site at the output as a build has found it, of which it may take over whatever has not changed. */
export interface OldSite extends Looked {
  /** What its list says; undefined when there is none. */
  readonly records: Listed | undefined;
  /** Of all that was found (`listingOf`); undefined when there was nothing. */
  readonly listing: string | undefined;
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

export function listedOf(records: readonly FileRecord[]): Listed {
  return {
    paths: records.map(({ path }) => path),
    sha256: records.map(({ sha256 }) => sha256),
    size: Float64Array.from(records, ({ size }) => size),
  };
}

/** Names what is in a folder and in which order it is listed: a system lists it in the same one as long as nothing comes or goes. */
export function listingOf(found: readonly Found[]): string {
  return hash("sha256", found.map(({ path, kind }) => `${kind}${path}`).join(BETWEEN));
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

/** No name has it. */
const BETWEEN = "\0";
const KINDS = ["folder", "file", "other"] as const;
const STAMP_NUMBERS = 3;

/** A look in a few columns, which another thread can hand over. */
export const PackedSite = z.object({
  folder: z.string(),
  found: z.string(),
  kinds: z.instanceof(Uint8Array),
  /** Size, time and number of every plain file; empty when nobody has asked. */
  stamps: z.instanceof(Float64Array),
  records: z.object({ paths: z.string(), sha256: z.string(), size: z.instanceof(Float64Array) }).optional(),
  listing: z.string().optional(),
});
export type PackedSite = z.infer<typeof PackedSite>;

export function packedSite({ folder, found, files, records, listing }: OldSite): PackedSite {
  const stamps = new Float64Array(files.size * STAMP_NUMBERS);
  let at = 0;
  for (const { path } of found) {
    const file = files.get(path);
    if (file) for (const number of [file.size, file.mtimeMs, file.ino]) stamps[at++] = number;
  }
  return {
    folder,
    listing,
    found: found.map(({ path }) => path).join(BETWEEN),
    kinds: Uint8Array.from(found, ({ kind }) => KINDS.indexOf(kind)),
    stamps,
    ...(records && {
      records: { paths: records.paths.join(BETWEEN), sha256: records.sha256.join(BETWEEN), size: records.size },
    }),
  };
}

export function unpackedSite({ folder, found: names, kinds, stamps, records, listing }: PackedSite): OldSite {
  const files = new Map<string, Omit<Stamp, "sha256">>();
  let at = 0;
  const found = split(names, kinds.length).map((path, number): Found => {
    const kind = KINDS[kinds[number] ?? KINDS.length] ?? "other";
    if (kind === "file" && at < stamps.length) {
      files.set(path, { size: stamps[at] ?? 0, mtimeMs: stamps[at + 1] ?? 0, ino: stamps[at + 2] ?? 0 });
      at += STAMP_NUMBERS;
    }
    return { path, name: path.slice(path.lastIndexOf("/") + 1), kind };
  });
  const listed = records && {
    paths: split(records.paths, records.size.length),
    sha256: split(records.sha256, records.size.length),
    size: records.size,
  };
  return { folder, found, files, records: listed, listing };
}

function split(texts: string, count: number): string[] {
  return count === 0 ? [] : texts.split(BETWEEN);
}
