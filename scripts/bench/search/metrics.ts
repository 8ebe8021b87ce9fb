import { type Asked, MOST_SHOWN, type Outcome } from "./ask.ts";
import { FAMILIES, FAMILY_KEYS, type Family, MEANT } from "./query.ts";
import type { Answer } from "./search-page.ts";

const FIRST_PAGE = 10;
const LEAST_OFFERED = 5;

/** How well one query was answered. */
export interface Score {
  /** Share of the right articles that were shown. */
  readonly recall: number;
  /** Share of right ones among the first ten. */
  readonly precision: number;
  /** One over the place of the article that was looked for, without those of the same headline; undefined where none was. */
  readonly reciprocalRank?: number;
  /** Of the articles whose titles have it, the share in the first ten, or of the first ten. */
  readonly titles?: number;
  /** Something is right, and nothing was shown of what counts. */
  readonly wronglyEmpty: boolean;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Means over the queries of a family, or over all. */
export interface Figures {
  readonly name: string;
  readonly queries: number;
  /** Whether what is related counts, as for what was not typed as it stands. */
  readonly meant?: boolean;
  readonly recall: number;
  readonly precision: number;
  readonly reciprocalRank?: number;
  readonly titles?: number;
  readonly wronglyEmpty: number;
  readonly unanswered: number;
  readonly firstBytes: Spread;
  readonly laterBytes: Spread;
  /**
   * Milliseconds on a slow line and phone, of a few queries, until the first of what was found stands there: from opening the page,
   * and from asking.
   */
  readonly firstTime: Spread;
  readonly laterTime: Spread;
  /** The same until all is said. */
  readonly firstWhole: Spread;
  readonly laterWhole: Spread;
  /** Share of traditional queries that show what the simplified ones show, in the same order. */
  readonly sameAsSimplified?: number;
  /** Queries whose first ten differ when others were asked before. */
  readonly unsteady: number;
}

/** @param shown exact hits, best first */
export function scoreOf({ query, first }: Pick<Outcome, "query" | "first">): Score {
  const { right, disputed, titled } = query.truth;
  const shown = countedIn(query.family, first?.answer);
  const judged = shown.filter((path) => !disputed.has(path));
  const found = judged.filter((path) => right.has(path));
  const top = judged.slice(0, FIRST_PAGE);
  // Of others whose headlines say the same nobody can tell which was meant.
  const apart = shown.filter((path) => path === query.known || !titled?.has(path));
  const place = query.known === undefined ? -1 : apart.indexOf(query.known);
  return {
    recall: right.size === 0 ? 1 : found.length / Math.min(right.size, roomFor(query.family, shown, judged)),
    precision: top.length === 0 ? emptyPrecision(right.size, shown.length) : share(top, (path) => right.has(path)),
    ...(query.known !== undefined && { reciprocalRank: place < 0 ? 0 : 1 / (place + 1) }),
    ...(titled && { titles: top.filter((path) => titled.has(path)).length / Math.min(FIRST_PAGE, titled.size) }),
    wronglyEmpty: right.size > 0 && shown.length === 0,
    missed: right.size > MOST_SHOWN ? [] : [...right].filter((path) => !shown.includes(path)),
    wrong: judged.filter((path) => !right.has(path)),
  };
}

/** So many right ones could have been shown: on a full page what is disputed has taken the places of others. */
function roomFor(family: Family, shown: readonly string[], judged: readonly string[]): number {
  // Of a day as many are offered as a page has of what was asked: of long articles fewer.
  if (family === "n") return Math.min(FIRST_PAGE, Math.max(LEAST_OFFERED, shown.length));
  return shown.length < MOST_SHOWN ? MOST_SHOWN : Math.max(1, judged.length);
}

/** For what was not typed as it stands, what is related counts as well; for a day, what is offered of it. */
function countedIn(family: Family, answer: Answer | undefined): readonly string[] {
  const { exact = [], related = [], offered = [] } = answer ?? {};
  if (family === "n") return offered;
  return MEANT.includes(family) ? [...new Set([...exact, ...related])].slice(0, MOST_SHOWN) : exact;
}

/** Nothing shown is right when nothing is there, and when all that is shown is beyond judgement. */
function emptyPrecision(right: number, shown: number): number {
  return right === 0 || shown > 0 ? 1 : 0;
}

/** Figures of every family that was asked. */
export function familyFigures(outcomes: readonly Outcome[]): Figures[] {
  return FAMILY_KEYS.flatMap((family) => {
    const own = outcomes.filter(({ query }) => query.family === family);
    return own.length === 0
      ? []
      : [{ ...figuresOf(`${family} ${FAMILIES[family]}`, own), meant: MEANT.includes(family) }];
  });
}

export function figuresOf(name: string, outcomes: readonly Outcome[]): Figures {
  const scores = outcomes.map(scoreOf);
  const ranks = scores.flatMap(({ reciprocalRank }) => reciprocalRank ?? []);
  const titles = scores.flatMap(({ titles }) => titles ?? []);
  const compared = outcomes.flatMap(({ sameAsSimplified }) => sameAsSimplified ?? []);
  const bytes = (asked: Asked | undefined) => (asked ? [asked.transfer.bytes] : []);
  return {
    name,
    queries: outcomes.length,
    recall: mean(scores.map(({ recall }) => recall)),
    precision: mean(scores.map(({ precision }) => precision)),
    ...(ranks.length > 0 && { reciprocalRank: mean(ranks) }),
    ...(titles.length > 0 && { titles: mean(titles) }),
    wronglyEmpty: scores.filter(({ wronglyEmpty }) => wronglyEmpty).length,
    unanswered: outcomes.filter(({ first, later }) => !first || !later).length,
    firstBytes: spread(outcomes.flatMap(({ first }) => bytes(first))),
    laterBytes: spread(outcomes.flatMap(({ later }) => bytes(later))),
    firstTime: spread(outcomes.flatMap(({ slow }) => slow?.first.seen ?? [])),
    laterTime: spread(outcomes.flatMap(({ slow }) => slow?.later.seen ?? [])),
    firstWhole: spread(outcomes.flatMap(({ slow }) => slow?.first.whole ?? [])),
    laterWhole: spread(outcomes.flatMap(({ slow }) => slow?.later.whole ?? [])),
    ...(compared.length > 0 && { sameAsSimplified: share(compared, (same) => same) }),
    unsteady: outcomes.filter(isUnsteady).length,
  };
}

function isUnsteady({ first, later }: Outcome): boolean {
  // Of long articles a first page has fewer.
  const shown = Math.min(FIRST_PAGE, later?.answer.exact.length ?? 0);
  const top = (asked: Asked | undefined) => asked?.answer.exact.slice(0, shown).join();
  return first !== undefined && later !== undefined && top(first) !== top(later);
}

/** Percentiles by the nearest rank: each is a value that was measured. NaN without values. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(50), p95: at(95), max: sorted.at(-1) ?? Number.NaN };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share<T>(items: readonly T[], counts: (item: T) => boolean): number {
  return items.filter(counts).length / items.length;
}
