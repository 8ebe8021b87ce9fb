import { runCommand } from "../../../src/terminal/command.ts";
import { EXIT } from "../../../src/terminal/outcome.ts";
import type { Print } from "./bench.ts";
import { BENCH_SEARCH, searchBenchOptionsOf } from "./options.ts";

/**
 * The search benchmark as a command. Progress goes to standard error, figures to standard output.
 * @param findBrowser gives the path of a Chromium
 * @returns the exit code; the help text lists them
 */
export function runSearchBench(args: readonly string[], findBrowser: (print: Print) => string): Promise<number> {
  return runCommand(BENCH_SEARCH, args, process, async ({ values }) => {
    const print: Print = (text) => process.stderr.write(`${text}\n`);
    const { benchSearch } = await import("./bench.ts");
    const { text, good } = await benchSearch(searchBenchOptionsOf(values), findBrowser(print), print);
    process.stdout.write(text);
    return good ? EXIT.done : EXIT.problems;
  });
}
