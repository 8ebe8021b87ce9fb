import { relative } from "node:path";
import { type Problem, ProblemsError } from "../domain/problem.ts";
import { type ErrorCode, type ReminderCode, stopsInDrafts } from "../domain/verdict.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a mistake is reported when nothing more exact is known. */
export const START: Place = { line: 1, column: 1 };

/** Collects everything that is wrong in a run, so that authors see it all at once. */
export class ProblemReport {
  readonly #problems: Problem[] = [];

  readonly #warnings: Problem[] = [];

  add(code: ErrorCode, file: string, message: string, place: Place = START): void {
    this.#problems.push({ code, file: shownPath(file), ...place, message });
  }

  /** What another reader found, with its path as it is shown. */
  found(problem: Problem): void {
    (problem.draft ? this.#warnings : this.#problems).push(problem);
  }

  /** Something an author should look at that does not stop the build. */
  warn(code: ReminderCode, file: string, message: string, place: Place = START): void {
    this.#warnings.push({ code, file: shownPath(file), ...place, message });
  }

  /**
   * Takes over what was found in one article.
   * @param draft whether it is one: then all of it are reminders, but for what stops a publication even there
   */
  include(article: ProblemReport, draft: boolean): void {
    for (const problem of article.#problems)
      this.found(draft && !stopsInDrafts(problem.code) ? { ...problem, draft: true } : problem);
    this.#warnings.push(...article.#warnings);
  }

  /** What was found so far, in that order. */
  get asFound(): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
    return { problems: this.#problems, warnings: this.#warnings };
  }

  /** What another reader found, as it is shown and in that order. */
  addAll({ problems, warnings }: ProblemReport["asFound"]): void {
    this.#problems.push(...problems);
    this.#warnings.push(...warnings);
  }

  /** What stops the build, sorted by file and place. */
  get problems(): readonly Problem[] {
    return this.#problems.toSorted(byPlace);
  }

  /** Sorted by file and place. */
  get warnings(): readonly Problem[] {
    return this.#warnings.toSorted(byPlace);
  }

  get count(): number {
    return this.#problems.length;
  }

  /** @throws ProblemsError when anything was reported, sorted by file and place. */
  throwIfAny(): void {
    if (this.#problems.length > 0) throw new ProblemsError(this.problems);
  }
}

/** A path as people know it: from the working directory, where it lies below. */
export function shownPath(file: string): string {
  const shown = relative(process.cwd(), file);
  return shown.startsWith("..") ? file : shown;
}

function byPlace(a: Problem, b: Problem): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}

/** Where the lines of a text begin. Of the last text they are kept: a file with one mistake often has a thousand. */
let known: { readonly text: string; readonly starts: readonly number[] } = { text: "", starts: [0] };

/** Where the lines of a text begin, in UTF-16 units. */
export function lineStarts(text: string): readonly number[] {
  if (known.text === text) return known.starts;
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  known = { text, starts };
  return starts;
}

/** Line and column of an offset in UTF-16 units. */
export function placeAt(text: string, offset: number): Place {
  const starts = lineStarts(text);
  let [line, after] = [0, starts.length];
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else after = middle;
  }
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
