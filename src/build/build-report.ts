import type { Unpublished } from "../content/unpublished.ts";
import type { Problem } from "../domain/problem.ts";
import type { NextDue } from "./next-due.ts";
import type { StepReport } from "./progress.ts";
import type { IndexReport } from "./search-index/index-articles.ts";

/** What a build tells. */
export interface BuildReport {
  readonly output: string;
  readonly articles: number;
  readonly pages: number;
  readonly pictures: number;
  /** How many of the pictures were encoded now; the others had not changed. */
  readonly encoded: number;
  /** Articles in the search index; absent when it was not asked for. */
  readonly searchable?: number;
  /** How many parts of the search index were built now, and how many had not changed. */
  readonly shards?: Pick<IndexReport, "built" | "cached">;
  readonly skipped: readonly Unpublished[];
  readonly warnings: readonly Problem[];
  /** Null when nothing waits for its time. */
  readonly nextDue: NextDue | null;
  readonly steps: readonly StepReport[];
}
