import { runCommand } from "../../src/terminal/command.ts";
import { EXIT } from "../../src/terminal/outcome.ts";
import { bench, cleanBench } from "./bench.ts";
import { overBudget } from "./budgets.ts";
import { BENCH } from "./options.ts";
import { benchReport } from "./report.ts";
import { reportMarkdown, reportText } from "./report-text.ts";

/**
 * The benchmark as a command. Progress goes to standard error, figures to standard output.
 * @returns the exit code; the help text lists them
 */
export function runBench(args: readonly string[]): Promise<number> {
  return runCommand(BENCH, args, process, async ({ values: options }) => {
    if (options.clean) {
      await cleanBench();
      return EXIT.done;
    }
    const measurements = await bench(options, (text) => process.stderr.write(`${text}\n`));
    const report = benchReport(measurements);
    const over = options.budgets ? overBudget(report) : [];
    const result = options.budgets ? { ...report, over } : report;
    const text = options.markdown ? reportMarkdown : reportText;
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : text(report, options));
    for (const sentence of over) process.stderr.write(`✗ ${sentence}\n`);
    return over.length === 0 ? EXIT.done : EXIT.problems;
  });
}
