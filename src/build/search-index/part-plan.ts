import { hash } from "node:crypto";
import { bestBorder, type Weighed } from "./shard-plan.ts";

/** How full a part has to be at least, unless it is the last one or the next article is very long. */
const FULL_ENOUGH = 0.5;
const DIGITS = 12;

/**
 * Which articles of a shard Pagefind is given at once: as many as fit, ending, of the places in the second half, where the
 * address of the next article says so. That is a place like a throw of dice, but always the same; so an edit, a new article or
 * a withdrawal changes the part it is in and seldom one more, and borders that moved soon fall on their old places again.
 *
 * @param articles oldest first
 * @param most characters of a part; only a single article can have more
 */
export function planParts<T extends Weighed>(articles: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let rest = articles; rest.length > 0; ) {
    const part = rest.slice(
      0,
      bestBorder(rest, most, FULL_ENOUGH, (_, next) => drawOf(next.path)),
    );
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}

function drawOf(path: string): number {
  return Number.parseInt(hash("sha256", path).slice(0, DIGITS), 16);
}
