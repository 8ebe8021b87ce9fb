import { hash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesOf } from "../../src/build/manifest.ts";

/** Digests of the files of a folder by their paths. */
export type Fingerprint = ReadonlyMap<string, string>;

/** @returns undefined when there is no folder */
export function fingerprintOf(folder: string): Fingerprint | undefined {
  if (!existsSync(folder)) return undefined;
  return new Map(filesOf(folder).map((path) => [path, hash("sha256", readFileSync(join(folder, path)))]));
}

/** Paths that are not the same in both. */
export function unlike(a: Fingerprint, b: Fingerprint): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
}

/** Gives a folder for as long as the work takes. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-proof-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
