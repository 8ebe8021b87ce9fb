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
  /** On a slow phone and line; of a few queries only. */
  readonly slow?: SlowTimes;
  /** Whether the simplified words show the same articles in the same order. */
  readonly sameAsSimplified?: boolean;
}

export interface SlowTimes {
  /** From opening the page with the question in its address. */
  readonly first: Wait;
  /** From typing it as the second question. */
  readonly later: Wait;
}

/** Milliseconds. */
export interface Wait {
  /** Until the first of what was found stands there. */
  readonly seen: number;
  /** Until all that is to be said stands there. */
  readonly whole: number;
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

/**
 * Asks everything twice: each query on a fresh page, then in sessions of several on one page. Families are mixed, as nobody
 * asks sixty dates in a row; the shuffle is the same in every run.
 *
 * @param places where to ask at the same time; each has a meter of its own
 * @param signal stops it; what was asked by then is given
 * @returns in the order of the queries
 */
export async function askAll(
  places: readonly Place[],
  queries: readonly AskedQuery[],
  session: number,
  { print, signal }: { print(text: string): void; readonly signal: AbortSignal },
): Promise<Outcome[]> {
  const outcomes = new Map<AskedQuery, Outcome>();
  const mixed = shuffled(queries);
  let next = 0;
  await Promise.all(
    places.map(async (place) => {
      while (next < mixed.length && !signal.aborted) {
        const at = next;
        next += session;
        const some = mixed.slice(at, at + session);
        for (const query of some) {
          if (!signal.aborted) outcomes.set(query, await askFirst(place, query));
          if (outcomes.size === FIRST_SIGN && [...outcomes.values()].every(({ first }) => !first))
            throw new Error("搜索页没有按约定回答（见 docs/contracts/search-page.md）。");
        }
        const opener = mixed.at(at - 1);
        const later = opener && !signal.aborted ? await askLater(place, opener, some) : [];
        for (const [query, asked] of later) outcomes.set(query, { query, ...outcomes.get(query), later: asked });
        if (next % (10 * session) < session) print(`  已问 ${outcomes.size}/${queries.length}`);
      }
    }),
  );
  // What was begun when somebody stopped it is not told of.
  return queries.flatMap((query) => {
    const outcome = outcomes.get(query);
    return outcome && (outcome.later || !signal.aborted) ? outcome : [];
  });
}

function shuffled(queries: readonly AskedQuery[]): AskedQuery[] {
  const random = seededRandom(queries.length);
  return queries
    .map((query) => ({ query, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ query }) => query);
}

async function askFirst(place: Place, query: AskedQuery): Promise<Outcome> {
  const first = await onFreshPage(place, async (page) => {
    await page.open(query.typed);
    const transfer = await place.meter.take();
    return { transfer, answer: await page.showUpTo(MOST_SHOWN) };
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
