import { hash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Digits of the digest that name a folder, so that none holds too many files. */
const FOLDER_DIGITS = 2;

/** Where a store keeps the file of this digest. */
export function blobFile(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, FOLDER_DIGITS), sha256.slice(FOLDER_DIGITS));
}

/** @returns the bytes of a kept file; undefined when it is not there or is something else */
export function readBlob(folder: string, sha256: string): Uint8Array | undefined {
  const file = blobFile(folder, sha256);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const bytes = readFileSync(file);
  return hash("sha256", bytes) === sha256 ? bytes : undefined;
}
