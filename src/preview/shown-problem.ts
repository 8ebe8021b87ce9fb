import { type Problem, REMEDIES } from "../domain/problem.ts";

/** What an open page says of one mistake. */
export interface ShownProblem {
  /** `src/articles/…/article.json:3:5`; empty when it is nowhere in particular. */
  readonly place: string;
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

export function shownProblem({ code, file, line, column, message }: Problem): ShownProblem {
  return { place: `${file}:${line}:${column}`, message, remedy: REMEDIES[code] };
}

/** What went wrong in the program itself, in its own words. */
export function shownFailure(message: string): ShownProblem {
  return { place: "", message, remedy: "" };
}
