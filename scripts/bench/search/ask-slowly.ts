import type { Browser } from "playwright";
import type { SlowTimes, Wait } from "./ask.ts";
import type { AskedQuery } from "./queries.ts";
import type { Family } from "./query.ts";
import { SearchPage } from "./search-page.ts";

/** A phone is so much slower than this machine. */
const SLOWER = 4;

/**
 * Asks a few queries of each family on a slow line and a slow phone, one after the other, for time is what is measured.
 * @param site address at the end of a slow line
 */
export async function askSlowly(
  browser: Browser,
  site: string,
  queries: readonly AskedQuery[],
  signal: AbortSignal,
): Promise<ReadonlyMap<AskedQuery, SlowTimes>> {
  const times = new Map<AskedQuery, SlowTimes>();
  for (const [at, query] of queries.entries()) {
    const before = queries.at(at - 1);
    if (signal.aborted || !before) break;
    const first = await timeOf(browser, site, query);
    const later = await timeOf(browser, site, before, query);
    if (first !== undefined && later !== undefined) times.set(query, { first, later });
  }
  return times;
}

/** As many of each family, evenly over its kinds. */
export function someOfEach(queries: readonly AskedQuery[], count: number): AskedQuery[] {
  const byFamily = new Map<Family, AskedQuery[]>();
  for (const query of queries) byFamily.set(query.family, [...(byFamily.get(query.family) ?? []), query]);
  return [...byFamily.values()].flatMap((own) => {
    const step = Math.max(1, Math.floor(own.length / count));
    return own.filter((_, at) => at % step === 0).slice(0, count);
  });
}

/** How long the last of the questions is waited for: from opening the page, or from asking it; undefined without an answer. */
async function timeOf(
  browser: Browser,
  site: string,
  first: AskedQuery,
  second?: AskedQuery,
): Promise<Wait | undefined> {
  const context = await browser.newContext({ locale: "zh-CN" });
  try {
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const search = new SearchPage(page, site);
    const opened = await search.open(first.typed);
    const { moments } = second ? await search.type(second.typed) : opened;
    const from = second ? moments?.asked : 0;
    if (!moments || from === undefined) return undefined;
    return { seen: moments.seen - from, whole: moments.answered - from };
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return undefined;
    throw error;
  } finally {
    await context.close();
  }
}
