import { runsOf } from "./query.ts";

const SHORTEST = 3;
/** A longer query of which one character is wrong still finds what it means by its other pairs. */
const LONGEST = 20;
const DIGIT = /\d/;

/**
 * “您是不是要找”: the stretch of the given texts that differs least from what was typed, by one character changed, left
 * out or too many; of several the most frequent.
 *
 * @param texts folded texts that share some words with the query
 */
export function nearMiss(typed: string, texts: readonly string[]): string | undefined {
  const wanted = [...typed];
  const words = wanted.filter((char) => !DIGIT.test(char));
  if (words.length < SHORTEST || wanted.length > LONGEST) return undefined;
  const counts = new Map<string, number>();
  for (const run of texts.flatMap(runsOf)) {
    const chars = [...run];
    for (let from = 0; from < chars.length; from += 1) {
      for (const length of [wanted.length, wanted.length + 1, wanted.length - 1]) {
        if (from + length > chars.length || length < SHORTEST - 1) continue;
        const candidate = chars.slice(from, from + length);
        if (!sameDigits(wanted, candidate)) continue;
        if (!oneApart(wanted, candidate) || isTail(wanted, candidate, chars[from - 1], chars[from + length])) continue;
        const text = candidate.join("");
        counts.set(text, (counts.get(text) ?? 0) + (length === wanted.length ? 1 : 0.5));
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Another number is no slip: 万人 for 2万人. */
function sameDigits(a: readonly string[], b: readonly string[]): boolean {
  const digits = (chars: readonly string[]) => chars.filter((char) => DIGIT.test(char)).join("");
  return digits(a) === digits(b);
}

/** Whether the first or last character is not changed but stands one further out: 火谈判 in 停火谈判, for 停谈判. */
function isTail(wanted: readonly string[], found: readonly string[], before?: string, after?: string): boolean {
  if (wanted.length !== found.length) return false;
  const missing = (place: number, outside?: string) => wanted[place] !== found[place] && wanted[place] === outside;
  return missing(0, before) || missing(wanted.length - 1, after);
}

/** Whether two texts differ by exactly one character changed, missing or added in the middle or at an end. */
export function oneApart(a: readonly string[], b: readonly string[]): boolean {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  if (restA.length === 0 && restB.length === 0) return false;
  if (restA.length === restB.length) return equal(restA.slice(1), restB.slice(1));
  return restA.length > restB.length ? equal(restA.slice(1), restB) : equal(restA, restB.slice(1));
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((char, index) => char === b[index]);
}
