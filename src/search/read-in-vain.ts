import type { Query } from "./query.ts";
import { type Candidate, termsIn } from "./result.ts";
import type { Shard } from "./shard.ts";
import { termsOf } from "./terms.ts";

/** After so many candidates that do not even have the words they were asked for, the rest of a shard is not read. */
const MOST = 10;

/**
 * Which shards gave what was not asked for: for a word it does not have, Pagefind gives those with the same beginning, 软* for
 * 软体, rt* for rt至. After some of them nothing more is expected of a shard that had nothing right before.
 */
export class ReadInVain {
  /** By shard, how many candidates were not what was asked for. */
  private readonly counts = new Map<Shard, number>();

  add(shard: Shard, candidate: Candidate | undefined, query: Query): void {
    if (candidate?.match) this.counts.set(shard, Number.NEGATIVE_INFINITY);
    if (!candidate || candidate.match) return;
    const terms = termsOf(query).filter((term) => term.length > 1);
    if (termsIn(candidate, terms).length < terms.length) this.counts.set(shard, (this.counts.get(shard) ?? 0) + 1);
  }

  isHopeless(shard: Shard): boolean {
    return (this.counts.get(shard) ?? 0) >= MOST;
  }

  clear(): void {
    this.counts.clear();
  }
}
