import type { Bundle } from "./bundle.ts";
import { type FileOptions, runProgram } from "./node-file.ts";
import { type FileResult, passes, type TestResult } from "./results.ts";
import type { TestFile } from "./test-files.ts";
import { SMALL_SECONDS, secondsOf, type WorkTable } from "./work.ts";

/** Before the tests of each file stands one that is called so, with its number (together.ts). */
export const BEGINS = "\0file ";
/** Files in a process. With more of them one core is left alone at the end; with fewer, more is loaded twice. */
const MOST = 24;

/**
 * Files by processes: the small ones that may run beside others together, in the order of their names; then the others alone,
 * as they were ordered.
 */
export function processesOf(files: readonly TestFile[], bundle: Bundle, work: WorkTable): (readonly TestFile[])[] {
  const may = (file: TestFile): boolean =>
    file.group === "unit" &&
    !file.nightly &&
    secondsOf(file.path, work) <= SMALL_SECONDS &&
    bundle.togetherOf([file.path]) !== undefined;
  const small = files.filter(may).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const count = Math.ceil(small.length / MOST);
  const groups = Array.from({ length: count }, (_, at) =>
    small.slice(Math.round((at * small.length) / count), Math.round(((at + 1) * small.length) / count)),
  );
  return [...groups, ...files.filter((file) => !may(file)).map((file) => [file])];
}

/**
 * Runs files in one process.
 *
 * @returns what became of each; undefined when anything was not as it should be, be it one test: then each has to be run
 * alone, which tells whose fault it is
 */
export async function runFilesTogether(
  files: readonly TestFile[],
  bundle: Bundle,
  options: Omit<FileOptions, "program" | "name">,
): Promise<FileResult[] | undefined> {
  const program = bundle.togetherOf(files.map(({ path }) => path));
  if (!program) return undefined;
  const { code, tests, work, output, cpu } = await runProgram(program, options);
  const shares = sharesOf(tests, files.length);
  if (code !== 0 || work.builds + work.processes > 0 || !shares) return undefined;
  const all = secondsIn(tests);
  const results = files.map((file, number): FileResult => {
    const own = shares[number] ?? [];
    const seconds = secondsIn(own);
    // Nobody knows more than how long its tests took among all of them.
    const part = cpu === undefined || all === 0 ? {} : { cpu: (cpu * seconds) / all };
    return { file, tests: own, seconds, ...part, work: { ...work, pages: 0 }, output };
  });
  return results.every((result) => passes(result) && result.tests.length > 0) ? results : undefined;
}

/** How long tests took; what is inside of another is in its time. */
function secondsIn(tests: readonly TestResult[]): number {
  return tests.reduce((sum, { path, seconds }) => sum + (path.length === 1 ? seconds : 0), 0);
}

/** The tests of each file, in their order; undefined when not every file has begun. */
function sharesOf(tests: readonly TestResult[], count: number): TestResult[][] | undefined {
  const shares: TestResult[][] = [];
  for (const test of tests) {
    if (test.path[0] === `${BEGINS}${shares.length}`) shares.push([]);
    else shares.at(-1)?.push(test);
  }
  return shares.length === count ? shares : undefined;
}
