import { type SieveEntry, sieveFiles } from "../../search/sieve.ts";
import { contentHash } from "./content-hash.ts";
import { type Filed, fileOf } from "./filed.ts";

/** Most bytes of a file, where that can be: readers load one for each two characters that they ask for. */
const FILE = 1000;

export interface Sieve {
  readonly entry: SieveEntry;
  readonly files: ReadonlyMap<string, Filed>;
}

/** Puts the sieves of several shards together, which is copying. @param sieves of the newest first */
export function makeSieve(sieves: readonly Uint8Array[]): Sieve {
  const files = new Map(sieveFiles(sieves, FILE).map((bytes, number) => [`f${number}.pf_sieve`, fileOf(bytes)]));
  const hash = contentHash(new Map([...files].map(([name, { sha256 }]) => [name, sha256])));
  return { entry: { path: `/pagefind/shards/sieve-${hash}/`, files: files.size }, files };
}
