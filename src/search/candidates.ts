import type { Query } from "./query.ts";
import type { Filters, Hit, Shard } from "./shard.ts";
import { rareTermsOf, termsOf } from "./terms.ts";

/** So many articles with one character are as many as anybody reads. */
const LONE_ENOUGH = 100;
/** So few candidates are read to tell the right ones; more cost more than another look into the index. */
const FEW = 3;
/** For a lone character: second characters spread over the alphabet, to load the words that begin with it. */
const SPREAD = Array.from({ length: 48 }, (_, step) => String.fromCharCode(0x4e00 + Math.floor((step * 0x5200) / 48)));

/**
 * What a shard has that may answer a query: first by some of its words, then by all.
 * @param first those that are here already, or the rare ones, which are small to load
 */
export async function candidatesIn(
  shard: Shard,
  query: Query,
  filters: Filters,
  first: readonly string[] = rareTermsOf(query),
): Promise<readonly Hit[]> {
  const terms = termsOf(query);
  // Whether the others are needed is known later; where they are is little to load, and a step less then.
  if (first.length < terms.length) shard.locate?.(terms);
  const hits = await shard.search(first, filters);
  if (first.length < terms.length && hits.length > FEW) return shard.search(terms, filters);
  // What is loaded for one character has the words that begin with it only in part.
  if (!isLoneCharacter(terms) || hits.length >= LONE_ENOUGH) return hits;
  await shard.preload(SPREAD.map((second) => terms[0] + second));
  return shard.search(terms, filters);
}

function isLoneCharacter(terms: readonly string[]): boolean {
  return terms.length === 1 && /^\p{Script=Han}$/u.test(terms[0] ?? "");
}
