import { join } from "node:path";
import { shownPath } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { CheckAnswer, LiveAnswer, ToldProblem } from "./live-job.ts";
import { articleFolderOf, type SiteChanges } from "./settled-changes.ts";
import { type ShownProblem, shownFailure, shownProblem } from "./shown-problem.ts";

/**
 * What is known to be wrong: at once what reading the changed files has shown, and a moment later what a check of the
 * whole publication has.
 */
export class Findings {
  readonly #places: PublicationFolders;
  #problems: readonly ToldProblem[] = [];
  #failures: readonly string[] = [];
  /** What stops nothing and is said all the same, of the last check that came to it. */
  reminders: readonly ToldProblem[] = [];

  constructor(places: PublicationFolders) {
    this.#places = places;
  }

  /** What an open page lists. */
  get shown(): readonly ShownProblem[] {
    return [...this.#failures.map(shownFailure), ...this.#problems.map(shownProblem)];
  }

  /** What an earlier check has found elsewhere is true until the next has ended. */
  refreshed({ problems, failure }: NonNullable<LiveAnswer["refreshed"]>, { articles, data }: SiteChanges): void {
    const changed = [
      ...articles.map((path) => articleFolderOf(path, this.#places)),
      ...(data ? [this.#places.data] : []),
    ];
    const folders = changed.map(shownPath);
    const elsewhere = this.#problems.filter(
      (one) => !folders.some((folder) => isIn(folder, one.file)) && !problems.some((other) => isSame(one, other)),
    );
    this.#problems = [...problems, ...elsewhere];
    this.#failures = failure === undefined ? [] : [failure];
  }

  checked({ problems, reminders }: CheckAnswer): void {
    this.#problems = problems;
    // A check that has found a mistake did not come to them.
    if (problems.length === 0) this.reminders = reminders;
  }

  /** @param message of a program that did not do its work */
  failed(message: string): void {
    this.#failures = [message];
  }
}

function isIn(folder: string, file: string): boolean {
  return file === folder || file.startsWith(join(folder, "/"));
}

function isSame(a: ToldProblem, b: ToldProblem): boolean {
  return a.code === b.code && a.file === b.file && a.message === b.message;
}
