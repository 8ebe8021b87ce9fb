import type { Glossary } from "../domain/site.ts";
import { COMPATIBILITY } from "./script.ts";

/** What stands in a file as it stands in its lines: nothing escapes it, no quotation mark or double of Unicode is among it. */
const AS_WRITTEN = /[0-9A-Za-z\u3400-\u9fff]+/g;
/** What may stand where a line leaves its file, and what where it goes on in it. */
const BEFORE: ReadonlySet<string> = new Set(["<", "\n"]);
const BEHIND = [">", "<", "\n"] as const;

/** Terms that one of two glossaries has and the other has not, or not so. */
export function changedTerms(before: Glossary, now: Glossary): readonly string[] {
  const terms = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...terms].filter((term) => before[term] !== now[term]);
}

/**
 * Seeks terms in finished files of the simplified edition: what becomes of a file depends on those alone that stand in one of its lines
 * (`StandingTerms`).
 *
 * A line is text of its file as it stands there, from one place or from several with markup between: something that begins
 * with `<` and ends with `>`, or the end of a line in captions. So where a term stands in a line, the file has all of it in one
 * piece, or its beginning before such a place, and the rest behind one further on. Of a term the longest stretch is sought that no
 * way of writing files changes.
 */
export class TermSearch {
  /** By their first unit. */
  readonly #stretches = new Map<number, string[]>();
  readonly #begins = new Uint8Array(0x10000);
  /** Whether there is a term that cannot be sought. */
  readonly #isVain: boolean;

  constructor(terms: readonly string[]) {
    const stretches = terms.map(longestStretch);
    this.#isVain = stretches.includes("");
    for (const stretch of new Set(stretches)) {
      const first = stretch.charCodeAt(0);
      this.#begins[first] = 1;
      this.#stretches.set(first, [...(this.#stretches.get(first) ?? []), stretch]);
    }
  }

  /** Whether there is nothing to seek. */
  get isIdle(): boolean {
    return this.#stretches.size === 0;
  }

  /** No means that none of the terms stands in any line of the file; yes means perhaps. */
  mayStandIn(file: string): boolean {
    // Converted, such a character is another one.
    if (this.#isVain || COMPATIBILITY.test(file)) return true;
    const begins = this.#begins;
    for (let at = 0; at < file.length; at += 1)
      if (begins[file.charCodeAt(at)] === 1 && this.#mayStandAt(file, at)) return true;
    return false;
  }

  #mayStandAt(file: string, at: number): boolean {
    return this.#stretches.get(file.charCodeAt(at))?.some((stretch) => goesOn(file, at, stretch)) ?? false;
  }
}

function longestStretch(term: string): string {
  const stretches = term.match(AS_WRITTEN) ?? [];
  return stretches.reduce<string>((longest, one) => (one.length > longest.length ? one : longest), "");
}

/** Whether a stretch stands at a place; or its beginning before markup, and behind markup that comes later the rest, or what it begins with. */
function goesOn(file: string, at: number, stretch: string): boolean {
  const length = agreeing(file, at, stretch);
  if (length === stretch.length) return true;
  if (!BEFORE.has(file.charAt(at + length))) return false;
  const rest = stretch.slice(length);
  return BEHIND.some((mark) => {
    const beginning = mark + rest.charAt(0);
    for (let found = file.indexOf(beginning, at); found >= 0; found = file.indexOf(beginning, found + 1)) {
      const further = agreeing(file, found + 1, rest);
      if (further === rest.length || BEFORE.has(file.charAt(found + 1 + further))) return true;
    }
    return false;
  });
}

/** How much of what a text begins with stands at a place. */
function agreeing(file: string, at: number, text: string): number {
  let length = 0;
  while (length < text.length && file.charCodeAt(at + length) === text.charCodeAt(length)) length += 1;
  return length;
}
