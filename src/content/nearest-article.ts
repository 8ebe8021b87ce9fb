import { closest, distance } from "fastest-levenshtein";

/** Of what is written so much may be mistyped: what differs more is another article, and no help. */
const MISTYPED = 1 / 3;

/**
 * What a name of an article that there is not was perhaps meant to be: the nearest address, or of an id the nearest id.
 *
 * @param names ids and addresses of those that there are
 * @returns `；最接近的是 /2026/11/harbour-report/`, or nothing where none is near
 */
export function nearestArticle(name: string, names: Iterable<string>): string {
  const alike = [...names].filter((other) => other.startsWith("/") === name.startsWith("/"));
  const nearest = alike.length > 0 ? closest(name, alike) : "";
  const isNear = distance(wordOf(name), wordOf(nearest)) <= wordOf(name).length * MISTYPED;
  return nearest !== "" && isNear ? `；最接近的是 ${nearest}` : "";
}

/** Year and month are the same of many: what an article is known by is its last part, or an id behind its day. */
function wordOf(name: string): string {
  return name.replace(/^\/\d{4}\/\d{2}\/|^\d{8}-/, "");
}
