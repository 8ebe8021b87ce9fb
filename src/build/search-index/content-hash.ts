import { createHash } from "node:crypto";

const HASH_LENGTH = 10;

/** Part of an address that changes whenever one byte of the files does. @param files names and digests, in whatever order */
export function contentHash(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [name, sha256] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name}\n${sha256}\n`);
  return hash.digest("hex").slice(0, HASH_LENGTH);
}
