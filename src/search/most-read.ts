import type { Candidate } from "./result.ts";
import type { Shard } from "./shard.ts";

/**
 * So many texts of usual length are read at most for a first answer, so many when somebody wants more and gets some, and so
 * many before that is empty; the index is wrong about few.
 */
const FIRST = 20;
const SOME = 30;
const FOR_MORE = 300;
/** Longer texts count more, because they are what is waited for. */
const USUAL_LENGTH = 500;

/** Results that come at once, and at least of long articles. */
const PAGE = 10;
const LEAST = 5;
/** Characters of so many texts as are waited for gladly. */
const AT_ONCE = 12_000;

/**
 * Results of a first page: the whole text of each is loaded, so of an archive of long ones it is fewer. Who wants more gets them
 * by the ten.
 */
export function firstPageOf(shards: readonly Pick<Shard, "pages" | "length">[]): number {
  const pages = shards.reduce((sum, shard) => sum + shard.pages, 0);
  const characters = shards.reduce((sum, shard) => sum + shard.pages * shard.length, 0);
  if (characters === 0) return PAGE;
  return Math.max(LEAST, Math.min(PAGE, Math.floor((AT_ONCE * pages) / characters)));
}

/** How much may be read for an answer. @param hasSome whether there is something to show @param wantsMore than the first page */
export function mostRead(hasSome: boolean, wantsMore: boolean): number {
  if (!wantsMore) return FIRST;
  return hasSome ? SOME : FOR_MORE;
}

/** How much of it was read. */
export function readIn(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { fragment }) => sum + Math.max(1, fragment.content.length / USUAL_LENGTH), 0);
}
