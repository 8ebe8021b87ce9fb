import { relative } from "node:path";
import { type Problem, type ProblemCode, ProblemsError } from "../domain/problem.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a mistake is reported when nothing more exact is known. */
export const START: Place = { line: 1, column: 1 };

/** Collects everything that is wrong in a run, so that authors see it all at once. */
export class ProblemReport {
  readonly #problems: Problem[] = [];

  add(code: ProblemCode, file: string, message: string, place: Place = START): void {
    const shown = relative(process.cwd(), file);
    this.#problems.push({ code, file: shown.startsWith("..") ? file : shown, ...place, message });
  }

  get count(): number {
    return this.#problems.length;
  }

  /** @throws ProblemsError when anything was reported, sorted by file and place. */
  throwIfAny(): void {
    if (this.#problems.length === 0) return;
    throw new ProblemsError(
      this.#problems.toSorted(
        (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
      ),
    );
  }
}

/** Line and column of an offset in UTF-16 units. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
