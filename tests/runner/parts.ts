import type { SharedSite } from "../fixtures/built-sites.ts";
import { longestFirst } from "./jobs.ts";
import { sitesOf } from "./prepared-sites.ts";
import type { TestFile } from "./test-files.ts";

/** One of several parts of the tests that run on machines of their own: the second of three. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

/** What goes into a part: the static check, or a test file. */
export type Item = "check" | TestFile;

/** Measured; they say only how to share out. */
const CHECK_SECONDS = 25;
/** Each part builds the sites first that its files look at. */
const SITE_SECONDS = 8;

/**
 * Shares the tests out so that the parts take about as long as each other. Everything is in exactly one part, and the same
 * tests give the same parts on every machine.
 */
export function partOf(items: readonly Item[], { number, of }: Part, secondsOf: (path: string) => number): Item[] {
  const secondsFor = (item: Item) => (item === "check" ? CHECK_SECONDS : secondsOf(item.path));
  const parts = Array.from({ length: of }, () => ({
    items: new Set<Item>(),
    seconds: 0,
    sites: new Set<SharedSite>(),
  }));
  for (const item of longestFirst(items.toSorted(byName), secondsFor)) {
    const sites = item === "check" ? [] : sitesOf(item);
    const cost = (part: (typeof parts)[number]) =>
      part.seconds + sites.filter((site) => !part.sites.has(site)).length * SITE_SECONDS;
    const [least] = parts.toSorted((a, b) => cost(a) - cost(b));
    if (!least) break;
    least.seconds = cost(least) + secondsFor(item);
    for (const site of sites) least.sites.add(site);
    least.items.add(item);
  }
  return items.filter((item) => parts[number - 1]?.items.has(item));
}

function byName(a: Item, b: Item): number {
  const [one, other] = [a, b].map((item) => (item === "check" ? "" : item.path));
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
