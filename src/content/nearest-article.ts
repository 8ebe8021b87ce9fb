import { closest } from "fastest-levenshtein";

/**
 * What a name of an article that there is not was perhaps meant to be: the nearest address, or of an id the nearest id.
 *
 * @param names ids and addresses of those that there are
 * @returns `；最接近的是 /2026/11/harbour-report/`, or nothing
 */
export function nearestArticle(name: string, names: Iterable<string>): string {
  const alike = [...names].filter((other) => other.startsWith("/") === name.startsWith("/"));
  return alike.length > 0 ? `；最接近的是 ${closest(name, alike)}` : "";
}
