import type { Query } from "./query.ts";

/** A stretch of a folded text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `exact`: every part stands there as typed. `loose`: the same, but marks stand between its characters. */
export type Match = { readonly kind: "exact" | "loose"; readonly spans: readonly Span[] };

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const DIGIT = /[0-9]/;
/** Two or three characters parted by a mark are two sentences more often than one word. */
const LOOSE_FROM = 4;
/** Of one part. An excerpt shows a handful, and a page marks two hundred. */
const MOST_PLACES = 1000;

/**
 * Where a query stands in a folded text.
 * @returns undefined when a part is nowhere; otherwise the places, by position
 */
export function matchQuery(text: string, { parts }: Query): Match | undefined {
  let kind: Match["kind"] = "exact";
  const spans: Span[] = [];
  for (const { runs } of parts) {
    let found = placesOf(text, runs, false);
    if (found.length === 0 && runs.join("").length >= LOOSE_FROM) {
      found = placesOf(text, runs, true);
      kind = "loose";
    }
    if (found.length === 0) return undefined;
    spans.push(...found);
  }
  return { kind, spans: spans.sort((a, b) => a.from - b.from || b.to - a.to) };
}

/** The first places, not overlapping, at which the runs follow each other. */
function placesOf(text: string, runs: readonly string[], loose: boolean): Span[] {
  const first = runs[0] ?? "";
  const start = loose ? [...first][0] : first;
  if (!start) return [];
  const spans: Span[] = [];
  for (let from = text.indexOf(start); from >= 0 && spans.length < MOST_PLACES; ) {
    const to = cutsNumber(text, from, first) ? -1 : endOf(text, from, runs, loose);
    if (to > 0) spans.push({ from, to });
    from = text.indexOf(start, to > 0 ? to : from + 1);
  }
  return spans;
}

/** Where runs that begin at `from` end, or -1. */
function endOf(text: string, from: number, runs: readonly string[], loose: boolean): number {
  let at = from;
  for (const [index, run] of runs.entries()) {
    if (index > 0) at = skipMarks(text, at);
    if (!loose) {
      if (!text.startsWith(run, at)) return -1;
      at += run.length;
      continue;
    }
    for (const [place, char] of [...run].entries()) {
      if (place > 0) at = skipMarks(text, at);
      if (!text.startsWith(char, at)) return -1;
      at += char.length;
    }
  }
  const last = runs[runs.length - 1]?.slice(-1) ?? "";
  return DIGIT.test(last) && continuesNumber(text, at) ? -1 : at;
}

function skipMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && !LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) at += 1;
  return at;
}

/** 5月 does not stand in 15月, nor 5% in 3.5%, nor 200 in 3,200. */
function cutsNumber(text: string, from: number, run: string): boolean {
  if (!DIGIT.test(run.charAt(0))) return false;
  const before = text.charAt(from - 1);
  if (DIGIT.test(before)) return true;
  return DIGIT.test(text.charAt(from - 2)) && (before === "." || (before === "," && isThousands(text, from)));
}

/** Nor does 1 stand in 19, or 3 in 3.5; a full stop after a number ends the sentence. */
function continuesNumber(text: string, to: number): boolean {
  const next = text.charAt(to);
  return (
    DIGIT.test(next) || (next === "." && DIGIT.test(text.charAt(to + 1))) || (next === "," && isThousands(text, to + 1))
  );
}

/** Any other comma between figures parts them: 14:30，5月3日. */
function isThousands(text: string, from: number): boolean {
  return /^[0-9]{3}(?![0-9])/.test(text.slice(from, from + 4));
}
