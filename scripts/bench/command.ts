import { UsageError } from "../../src/build/usage-error.ts";
import { bench, cleanBench } from "./bench.ts";
import { overBudget } from "./budgets.ts";
import { BENCH_HELP, readBenchOptions } from "./options.ts";
import { benchReport } from "./report.ts";
import { reportText } from "./report-text.ts";

const EXIT = { done: 0, overBudget: 1, usage: 2, failed: 3 } as const;

/**
 * The benchmark as a command. Progress goes to standard error, figures to standard output.
 * @returns the exit code; the help text lists them
 */
export async function runBench(args: readonly string[]): Promise<number> {
  try {
    const options = readBenchOptions(args);
    if (options === "help") {
      process.stdout.write(BENCH_HELP);
      return EXIT.done;
    }
    if (options.clean) {
      cleanBench();
      return EXIT.done;
    }
    const measurements = await bench(options, (text) => process.stderr.write(`${text}\n`));
    const report = benchReport(measurements);
    const over = options.budgets ? overBudget(report) : [];
    const result = options.budgets ? { ...report, over } : report;
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : reportText(report, options.runs));
    for (const sentence of over) process.stderr.write(`✗ ${sentence}\n`);
    return over.length === 0 ? EXIT.done : EXIT.overBudget;
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}
