import { runCommand } from "../../src/terminal/command.ts";
import { EXIT } from "../../src/terminal/outcome.ts";
import { bench, cleanBench } from "./bench.ts";
import { overBudget } from "./budgets.ts";
import { BENCH, benchOptionsOf } from "./options.ts";
import { benchReport } from "./report.ts";
import { reportText } from "./report-text.ts";

/**
 * The benchmark as a command. Progress goes to standard error, figures to standard output.
 * @returns the exit code; the help text lists them
 */
export function runBench(args: readonly string[]): Promise<number> {
  return runCommand(BENCH, args, process, async ({ values }) => {
    const options = benchOptionsOf(values);
    if (options.clean) {
      await cleanBench();
      return EXIT.done;
    }
    const measurements = await bench(options, (text) => process.stderr.write(`${text}\n`));
    const report = benchReport(measurements);
    const over = options.budgets ? overBudget(report) : [];
    const result = options.budgets ? { ...report, over } : report;
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : reportText(report, options.runs));
    for (const sentence of over) process.stderr.write(`✗ ${sentence}\n`);
    return over.length === 0 ? EXIT.done : EXIT.problems;
  });
}
