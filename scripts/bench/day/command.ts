import { runCommand } from "../../../src/terminal/command.ts";
import { EXIT } from "../../../src/terminal/outcome.ts";
import { machineText } from "../machine.ts";
import { columns, markdownOf } from "../report-text.ts";
import { amountOfArticles } from "../tables.ts";
import { day } from "./day.ts";
import { BENCH_DAY } from "./options.ts";
import { dayTable } from "./table.ts";

/** How many differing files are named. */
const MOST_NAMED = 20;

/**
 * The day of commits as a command. Progress goes to standard error, figures to standard output.
 * @returns the exit code; the help text lists them
 */
export function runBenchDay(args: readonly string[]): Promise<number> {
  return runCommand(BENCH_DAY, args, process, async ({ values: options }) => {
    const { json, markdown, articles } = options;
    const report = await day(options, (text) => process.stderr.write(`${text}\n`));
    const { differences } = report;
    const head = `${machineText(undefined)}${markdown ? `; ${amountOfArticles(articles, "title")}.` : ""}\n\n`;
    const table = markdown ? markdownOf(dayTable(report, "title")) : columns(dayTable(report, "label"));
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : head + table);
    for (const path of differences.slice(0, MOST_NAMED)) process.stderr.write(`✗ 与不用缓存的不一样：${path}\n`);
    if (differences.length > MOST_NAMED) process.stderr.write(`  还有 ${differences.length - MOST_NAMED} 个\n`);
    else if (differences.length === 0) process.stderr.write("与不用缓存的成品逐字节相同。\n");
    return differences.length === 0 ? EXIT.done : EXIT.problems;
  });
}
