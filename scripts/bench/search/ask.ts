import type { Browser } from "playwright";
import { seededRandom } from "../random.ts";
import type { AskedQuery } from "./queries.ts";
import { type Answer, SearchPage } from "./search-page.ts";
import type { Transfer, WireMeter } from "./wire.ts";

/** So many exact hits are looked at; readers hardly go further. */
export const MOST_SHOWN = 60;

/** When so many questions in a row from the first on have no answer, the page is broken and there is nothing to measure. */
const FIRST_SIGN = 3;

/** What came of one query. */
export interface Outcome {
  readonly query: AskedQuery;
  /** Asked on a fresh page with an empty cache; undefined when no answer came. */
  readonly first?: Asked;
  /** Asked on a page on which others were asked before; `answer` has the first hits only. */
  readonly later?: Asked;
  /** Whether the simplified words show the same articles in the same order. */
  readonly sameAsSimplified?: boolean;
}

export interface Asked {
  readonly answer: Answer;
  readonly transfer: Transfer;
}

export interface Place {
  readonly browser: Browser;
  /** Address of the server. */
  readonly site: string;
  readonly meter: WireMeter;
}

/** Asks everything twice: each query on a fresh page, then in sessions of several on one page. */
export async function askAll(
  place: Place,
  queries: readonly AskedQuery[],
  session: number,
  print: (text: string) => void,
): Promise<Outcome[]> {
  const outcomes = new Map<AskedQuery, Outcome>();
  for (const query of queries) {
    outcomes.set(query, await askFirst(place, query));
    if (outcomes.size === FIRST_SIGN && [...outcomes.values()].every(({ first }) => !first))
      throw new Error("搜索页没有按约定回答（见 docs/contracts/search-page.md）。");
    if (outcomes.size % 50 === 0) print(`  新开的页面：${outcomes.size}/${queries.length}`);
  }
  // Families are mixed, as nobody asks sixty dates in a row; the shuffle is the same in every run.
  const random = seededRandom(queries.length);
  const mixed = queries
    .map((query) => ({ query, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ query }) => query);
  for (let at = 0; at < mixed.length; at += session) {
    const opener = mixed.at(at - 1);
    const later = opener ? await askLater(place, opener, mixed.slice(at, at + session)) : [];
    for (const [query, asked] of later) outcomes.set(query, { query, ...outcomes.get(query), later: asked });
    if ((at / session) % 10 === 9) print(`  接着搜索：${Math.min(at + session, mixed.length)}/${queries.length}`);
  }
  return queries.map((query) => outcomes.get(query) ?? { query });
}

async function askFirst(place: Place, query: AskedQuery): Promise<Outcome> {
  const first = await onFreshPage(place, async (page) => {
    const { milliseconds } = await page.open(query.typed);
    const transfer = await place.meter.take();
    const shown = await page.showUpTo(MOST_SHOWN);
    return { transfer, answer: { ...shown, ...(milliseconds !== undefined && { milliseconds }) } };
  });
  if (!first) return { query };
  const { simplified, wording } = query;
  if (simplified === undefined || wording) return { query, first };
  const plain = await onFreshPage(place, async (page) => {
    await page.open(simplified);
    return await page.showUpTo(MOST_SHOWN);
  });
  return { query, first, sameAsSimplified: plain?.exact.join() === first.answer.exact.join() };
}

async function askLater(
  place: Place,
  opener: AskedQuery,
  queries: readonly AskedQuery[],
): Promise<(readonly [AskedQuery, Asked])[]> {
  const asked: (readonly [AskedQuery, Asked])[] = [];
  await onFreshPage(place, async (page) => {
    await page.open(opener.typed);
    await place.meter.take();
    for (const query of queries)
      asked.push([query, { answer: await page.type(query.typed), transfer: await place.meter.take() }]);
  });
  return asked;
}

/** @returns undefined when the page gave no answer in time */
async function onFreshPage<T>(
  { browser, site, meter }: Place,
  work: (page: SearchPage) => Promise<T>,
): Promise<T | undefined> {
  const context = await browser.newContext({ locale: "zh-CN" });
  try {
    return await work(new SearchPage(await context.newPage(), site));
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return undefined;
    throw error;
  } finally {
    await context.close();
    await meter.take();
  }
}
