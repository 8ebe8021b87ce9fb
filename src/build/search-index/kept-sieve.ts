import { isDeepStrictEqual } from "node:util";
import { codeDigest } from "../../kept/code-digest.ts";
import { digestOf } from "../../kept/digest.ts";
import type { KeptWork } from "../../kept/kept-work.ts";
import { makeSieve, type Sieve } from "./make-sieve.ts";
import type { SiteIndex } from "./site-index.ts";

/**
 * Puts the sieve of all shards but the newest into the site: that of the build before, when these have not changed. Nearly
 * everything that is published goes into the newest.
 * @param plan oldest first
 */
export function laySieve(
  plan: readonly { readonly id: string; readonly key: string }[],
  site: Pick<SiteIndex, "addSieve" | "sieveOf">,
  kept: KeptWork | undefined,
): void {
  const older = plan.slice(0, -1).toReversed();
  if (older.length === 0) return;
  const table = kept?.table<Sieve>("search-sieve");
  const key = table ? digestOf([codeDigest(), older.map(({ key }) => key)]) : "";
  const known = table?.take(key);
  const laid = (known && site.addSieve(known)) ?? site.addSieve(makeSieve(older.map(({ id }) => site.sieveOf(id))));
  const isKept = laid && [...laid.files.values()].every((filed) => !("bytes" in filed));
  if (isKept && !isDeepStrictEqual(laid, known)) table?.put(key, laid);
}
