import { UsageError } from "../build/options.ts";
import { bench, cleanBench } from "./bench.ts";
import { BENCH_HELP, readBenchOptions } from "./options.ts";
import { benchReport } from "./report.ts";
import { reportText } from "./report-text.ts";

const EXIT = { done: 0, usage: 2, failed: 3 } as const;

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
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportText(report, options.runs));
    return EXIT.done;
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}
