import { matchQuery } from "./match.ts";
import type { Query } from "./query.ts";
import { type Candidate, type Result, resultOf } from "./result.ts";

/** What is known when other words are asked for than were typed. */
export interface Before {
  /** What was read; what has the words comes behind the titles, for it is here already. */
  readonly read: readonly Candidate[];
  /** What was typed, where its words are asked for. */
  readonly typed?: Query;
}

/** What has all the words may have what was typed as well, parted only by marks. */
export function asTyped(candidate: Candidate, { typed }: Before): Candidate {
  const { folded, match } = candidate;
  const whole = typed && match && matchQuery(folded.text, typed);
  return whole ? { ...candidate, query: typed, match: { kind: match.kind, spans: whole.spans } } : candidate;
}

/** As the page shows it, and whether it is what was typed after all. */
export function resultBeside(candidate: Candidate, { typed }: Before): Result {
  return { ...resultOf(candidate), ...(candidate.query === typed && { asTyped: true }) };
}
