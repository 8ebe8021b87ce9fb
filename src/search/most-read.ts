import type { Candidate } from "./result.ts";

/**
 * So many texts of usual length are read at most for one answer, so many before it is empty, and so many when somebody wants
 * more; the index is wrong about few.
 */
const SOME = 40;
const IN_VAIN = 20;
const FOR_MORE = 300;
/** Longer texts count more, because they are what is waited for. */
const USUAL_LENGTH = 500;

/** How much may be read for an answer. @param hasSome whether there is something to show @param wantsMore than the first page */
export function mostRead(hasSome: boolean, wantsMore: boolean): number {
  if (hasSome) return SOME;
  return wantsMore ? FOR_MORE : IN_VAIN;
}

/** How much of it was read. */
export function readIn(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { fragment }) => sum + Math.max(1, fragment.content.length / USUAL_LENGTH), 0);
}
