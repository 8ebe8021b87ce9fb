import { runCommand } from "../../../src/terminal/command.ts";
import { EXIT } from "../../../src/terminal/outcome.ts";
import { askAll, type Outcome } from "./ask.ts";
import { BENCH_SEARCH, type SearchBenchOptions, searchBenchOptionsOf } from "./options.ts";
import { type AskedQuery, drawQueries } from "./queries.ts";
import { searchReport } from "./report.ts";
import { searchReportText } from "./report-text.ts";
import { buildSite, serveSite } from "./site.ts";
import { searchTexts } from "./texts.ts";

/** Background requests of the browser would take part of the line. Root in a container has no sandbox. */
const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

type Print = (text: string) => void;

/**
 * The search benchmark as a command. Progress goes to standard error, figures to standard output.
 * @param findBrowser gives the path of a Chromium
 * @returns the exit code; the help text lists them
 */
export function runSearchBench(args: readonly string[], findBrowser: (print: Print) => string): Promise<number> {
  return runCommand(BENCH_SEARCH, args, process, async ({ values }) => {
    const options = searchBenchOptionsOf(values);
    const print: Print = (text) => process.stderr.write(`${text}\n`);
    const browser = findBrowser(print);
    const site = buildSite(options, print);
    print("出题……");
    const texts = searchTexts(options.articles, options.length);
    const queries = drawQueries(texts, options.queries, options.families);
    const outcomes = await ask(site, browser, queries, options, print);
    const report = searchReport(outcomes, options);
    const text = options.json ? `${JSON.stringify(report)}\n` : searchReportText(report, texts, options.misses);
    process.stdout.write(text);
    return report.below.length === 0 ? EXIT.done : EXIT.problems;
  });
}

async function ask(
  folder: string,
  executablePath: string,
  queries: readonly AskedQuery[],
  { session }: SearchBenchOptions,
  print: Print,
): Promise<Outcome[]> {
  print(`提问：${queries.length} 个查询……`);
  const served = await serveSite(folder);
  const { chromium } = await import("playwright");
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    return await askAll({ browser, site: served.address, meter: served.meter }, queries, session, print);
  } finally {
    await browser.close();
    await served.close();
  }
}
