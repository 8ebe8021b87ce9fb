import type { TestFile } from "./test-files.ts";

/** One test, or a suite of tests, as a reporter tells it. */
export interface TestResult {
  /** Names from the outermost suite to the test itself. */
  readonly path: readonly string[];
  /** A suite only holds tests; it is not counted. */
  readonly suite: boolean;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly seconds: number;
  /** What it failed of; absent when only a test inside it has failed. */
  readonly error?: string;
}

/** What a test file did, counted; see work.ts. */
export interface Work {
  /** Builds of a site, as a process or in this one. */
  readonly builds: number;
  /** Processes it started itself, builds among them. */
  readonly processes: number;
  /** Pages opened in a browser. */
  readonly pages: number;
}

/** A test file that has run. */
export interface FileResult {
  readonly file: TestFile;
  readonly tests: readonly TestResult[];
  readonly seconds: number;
  /** CPU seconds with the processes it waited for, where the system tells. */
  readonly cpu?: number;
  readonly work: Work;
  /** Why the file as a whole has failed, whatever its tests say. */
  readonly broken?: string;
  /** What it wrote, for a reader when it failed. */
  readonly output: string;
}

export function failuresOf({ tests }: FileResult): readonly TestResult[] {
  return tests.filter(({ outcome, error }) => outcome === "failed" && error !== undefined);
}

export function passes(result: FileResult): boolean {
  return result.broken === undefined && failuresOf(result).length === 0;
}

/** How many tests ended in this way; suites are none. */
export function countOf({ tests }: Pick<FileResult, "tests">, outcome: TestResult["outcome"]): number {
  return tests.filter((test) => !test.suite && test.outcome === outcome).length;
}

/**
 * The name that chooses a failed test and as little else as possible: of the outermost test around it, because a test
 * inside a test runs only with it; a suite runs a test of its own by the test's name. Playwright has suites only.
 */
export function nameToRun({ path }: TestResult, { file, tests }: Pick<FileResult, "file" | "tests">): string {
  if (file.group === "browser") return path.at(-1) ?? "";
  const suites = new Set(tests.filter(({ suite }) => suite).map((test) => test.path.join("\0")));
  const outside = path.findIndex((_, depth) => !suites.has(path.slice(0, depth + 1).join("\0")));
  return path[outside] ?? path.at(-1) ?? "";
}
