import { chromium } from "playwright";
import { askAll, type Outcome } from "./ask.ts";
import { askSlowly, someOfEach } from "./ask-slowly.ts";
import type { SearchBenchOptions } from "./options.ts";
import { type AskedQuery, drawQueries } from "./queries.ts";
import { searchReport } from "./report.ts";
import { searchReportText } from "./report-text.ts";
import { buildSite, type ServedSite, serveSite } from "./site.ts";
import { slowLine } from "./slow-line.ts";
import { type ArticleText, givenTexts, searchTexts } from "./texts.ts";

/** Background requests of the browser would take part of the line. Root in a container has no sandbox. */
const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

export type Print = (text: string) => void;

/**
 * Builds a publication, asks its search page, and measures; whoever interrupts it is told what was asked by then.
 * @param browser path of a Chromium
 * @returns the figures as text or JSON, and whether they are as good as was promised
 */
export async function benchSearch(options: SearchBenchOptions, browser: string, print: Print) {
  const site = await buildSite(options, print);
  print("出题……");
  const { given } = options;
  const texts = given === undefined ? searchTexts(options.articles, options.length) : givenTexts(given, site);
  const queries = drawQueries(texts, options.queries, options.families);
  const size = given === undefined ? options : { articles: texts.length, length: meanLength(texts) };
  const report = searchReport(await ask(site, browser, queries, options, print), { ...options, ...size });
  const text = options.json ? `${JSON.stringify(report)}\n` : searchReportText(report, texts, options.misses);
  return { text, good: report.below.length === 0 };
}

/** Han characters of an article. */
function meanLength(texts: readonly ArticleText[]): number {
  const characters = texts.reduce(
    (sum, { pieces }) => sum + (pieces.join("").match(/\p{Script=Han}/gu) ?? []).length,
    0,
  );
  return Math.round(characters / Math.max(1, texts.length));
}

async function ask(
  folder: string,
  executablePath: string,
  queries: readonly AskedQuery[],
  { session, pages, slow }: SearchBenchOptions,
  print: Print,
): Promise<Outcome[]> {
  print(`提问：${queries.length} 个查询，${pages} 个页面同时问（Ctrl+C 停下，报告已经问到的）……`);
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  // Each counts what its own pages fetch.
  const served = await Promise.all(Array.from({ length: pages }, () => serveSite(folder)));
  const browser = await chromium.launch({
    executablePath,
    args: BROWSER_ARGS,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  try {
    const places = served.map(({ address, meter }) => ({ browser, site: address, meter }));
    const { signal } = stopped;
    const outcomes = await askAll(places, queries, session, { print, signal });
    const few = someOfEach(queries, slow);
    if (few.length > 0 && !signal.aborted) print(`慢线路：${few.length} 个查询，一个一个问……`);
    const times =
      few.length > 0 ? await onSlowLine(served[0], (site) => askSlowly(browser, site, few, signal)) : undefined;
    return outcomes.map((outcome) => {
      const slowly = times?.get(outcome.query);
      return slowly ? { ...outcome, slow: slowly } : outcome;
    });
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await browser.close();
    await Promise.all(served.map((site) => site.close()));
  }
}

async function onSlowLine<T>(
  served: ServedSite | undefined,
  work: (site: string) => Promise<T>,
): Promise<T | undefined> {
  if (!served) return undefined;
  const line = await slowLine(served.port);
  try {
    return await work(`http://127.0.0.1:${line.port}`);
  } finally {
    line.close();
  }
}
