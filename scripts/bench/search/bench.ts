import { chromium } from "playwright";
import { askAll, type Outcome } from "./ask.ts";
import type { SearchBenchOptions } from "./options.ts";
import { type AskedQuery, drawQueries } from "./queries.ts";
import { searchReport } from "./report.ts";
import { searchReportText } from "./report-text.ts";
import { buildSite, serveSite } from "./site.ts";
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
 * Builds a publication, asks its search page, and measures.
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
  { session }: SearchBenchOptions,
  print: Print,
): Promise<Outcome[]> {
  print(`提问：${queries.length} 个查询……`);
  const served = await serveSite(folder);
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    return await askAll({ browser, site: served.address, meter: served.meter }, queries, session, print);
  } finally {
    await browser.close();
    await served.close();
  }
}
