import { beginningsIn } from "../../search/cut.ts";
import { meaningsOf, prepareMeant } from "../../search/meanings.ts";
import { loadFor } from "../../search/prefetch.ts";
import { readQueries } from "../../search/query.ts";
import type { Order } from "../../search/question.ts";
import { Relatives } from "../../search/relatives.ts";
import type { Candidate } from "../../search/result.ts";
import type { Archive, Filters } from "../../search/shard.ts";
import { firstTermsOf, termsOf } from "../../search/terms.ts";

interface How {
  readonly filters: Filters;
  readonly order: Order;
}

/** Whoever sees fewer exact ones may have meant something else. */
export const FEW = 5;

/** So many related ones come at once, as of what is exact; behind that half of them. @param found how many are exact */
export function atOnce(found: number): number {
  return found > 0 ? 5 : 10;
}

/**
 * Begins to load what a question needs first, all of it at once.
 * @param typed in simplified characters
 * @param asked how, once it is asked: then what may have been meant is looked for as well, where little will be found
 */
export function prepare(typed: string, archive: Archive, asked?: How): void {
  const { shards, book } = archive;
  const [newest] = shards;
  const [query = { parts: [] }] = readQueries(typed);
  if (query.parts.length === 0) return;
  const first = firstTermsOf(query);
  // Where these are all, how often its characters stand together is asked next, by pieces that are mostly the same.
  const terms = first.length === termsOf(query).length ? [...first, ...beginningsIn(query)] : first;
  const { titled, loaded } = loadFor(query, archive, [...typed].length > 1 ? terms : []);
  // What hardly a title or an article of the newest shard has may be in few, and something else may be meant.
  const meant = Promise.all([titled, loaded]).then(async ([found]) => {
    if (found.length >= FEW) return;
    const near = found.length + (newest?.fragment ? (await newest.search(first, {})).length : 0);
    const relatives = asked && near < FEW ? relativesOf(typed, archive, asked, found.length) : undefined;
    await Promise.all([near === 0 && prepareMeant(typed, book), relatives?.next(atOnce(found.length))]);
  });
  // Whoever needs what could not be loaded loads it again, and hears of it.
  meant.catch(() => undefined);
}

/** What may have been meant. @param read texts that turned out not to have it as typed */
export function relativesOf(
  typed: string,
  archive: Archive,
  asked: How,
  found: number,
  read?: readonly Candidate[],
): Relatives {
  return new Relatives(meaningsOf(typed, archive, found), archive, asked, read);
}
