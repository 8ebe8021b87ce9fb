import { hash } from "node:crypto";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { walk } from "../disk/walk.ts";
import { type PictureBearer, picturesOf } from "../domain/article.ts";
import { ownFilesOf } from "../domain/block-pictures.ts";
import { isClutter } from "../domain/file-name.ts";
import { largestOf, type Rendition } from "../domain/rendition.ts";

/** A finished file, as it was when it was looked at. */
export interface FileRecord {
  /** On the site, such as `/about/index.html`. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Seventy thousand records are looked at one by one: a schema of each takes thrice as long as reading them. */
const ManifestFile = z.object({ format: z.literal(1), files: z.array(z.unknown()) });

function isRecord(value: unknown): value is FileRecord {
  if (typeof value !== "object" || value === null) return false;
  if (!("path" in value && "size" in value && "sha256" in value)) return false;
  return typeof value.path === "string" && typeof value.size === "number" && typeof value.sha256 === "string";
}

export interface Difference {
  readonly path: string;
  readonly kind: "missing" | "added" | "changed";
}

/** Where the manifest of an output lies: beside it, so that it is not published. */
export function manifestOf(output: string): string {
  return `${resolve(output)}.manifest.json`;
}

/**
 * Writes the list of files, one a line, and to which page each picture belongs: who uploads the site keeps files of
 * yesterday for pages that are still open, and none of a picture that is shown no more (docs/decisions/0019).
 */
export function writeManifest(
  file: string,
  records: readonly FileRecord[],
  bearers: readonly PictureBearer[] = [],
): void {
  writeManifestOf(file, records, ownersOf(bearers));
}

/** To which page each picture belongs, by what the addresses of its files begin with. */
export type PictureOwners = Readonly<Record<string, string>>;

export function ownersOf(bearers: readonly PictureBearer[]): PictureOwners {
  const pictures = bearers.flatMap((bearer) =>
    picturesOf(bearer).flatMap((picture) =>
      picture.shown ? [[stemOf(largestOf(picture)), bearer.path] as const] : [],
    ),
  );
  const media = bearers.flatMap((bearer) =>
    ownFilesOf(bearer).map(({ path }) => [path.replace(/\.\w+$/, ""), bearer.path]),
  );
  return Object.fromEntries([...pictures, ...media]);
}

/** The same, of owners that are known. */
export function writeManifestOf(file: string, records: readonly FileRecord[], owners: PictureOwners): void {
  const lines = records.map((record) => JSON.stringify(record));
  writeFileSync(file, `{"format":1,"pictures":${JSON.stringify(owners)},"files":[\n${lines.join(",\n")}\n]}\n`);
}

/** What the addresses of all files of a picture begin with. */
function stemOf({ path }: Rendition): string {
  return path.replace(/-\d+\.\w+$/, "");
}

/** @throws Error with a Chinese sentence when it cannot be read */
export function readManifest(file: string): readonly FileRecord[] {
  try {
    const { files } = ManifestFile.parse(JSON.parse(readFileSync(file, "utf8")));
    if (!files.every(isRecord)) throw new Error("a record of another shape");
    return files;
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new Error(missing ? `没有清单 ${file}。` : `清单 ${file} 读不懂。`);
  }
}

/**
 * Where a folder is not what the list says.
 * @param depth `names` asks what is there, `bytes` reads every file
 * @param files what lies there, when it is known
 */
export function differencesFrom(
  records: readonly FileRecord[],
  folder: string,
  depth: "names" | "bytes",
  files: readonly string[] = filesOf(folder),
): readonly Difference[] {
  const left = new Map(records.map((record) => [record.path, record]));
  const differences = files.flatMap((path): Difference[] => {
    const record = left.get(path);
    left.delete(path);
    if (!record) return [{ path, kind: "added" }];
    return depth === "names" || isSame(record, join(folder, path)) ? [] : [{ path, kind: "changed" }];
  });
  return [...differences, ...[...left.keys()].map((path): Difference => ({ path, kind: "missing" }))];
}

function isSame({ size, sha256 }: FileRecord, file: string): boolean {
  return lstatSync(file).size === size && hash("sha256", readFileSync(file)) === sha256;
}

/** Paths of all files but clutter, in the order of their letters. @throws Error when there is something that is no plain file */
export function filesOf(folder: string): string[] {
  const paths: string[] = [];
  for (const { path, name, kind } of walk(folder)) {
    if (kind === "folder") continue;
    if (kind === "other") throw new Error(`${join(folder, path)} 不是普通文件，不能发布。`);
    if (!isClutter(name)) paths.push(path);
  }
  return paths.sort();
}
