import { fold } from "./fold.ts";
import type { Folded } from "./folded.ts";
import { matchQuery, type Span } from "./match.ts";
import type { Query } from "./query.ts";
import { inSimplified } from "./script-pairs.ts";

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** On a phone three lines have forty characters; what is marked has to be among them. */
const BEFORE = 16;
const LENGTH = 110;
/** An excerpt begins behind one of these when one is near. */
const SENTENCE_END = /[。！？；.!?;\s]/;

/**
 * The stretch of a text where the query stands, cut into pieces that are hits or not: around the place where most
 * different parts of the query lie together. Without a hit it is the beginning.
 *
 * @param spans places in `folded`
 */
export function excerpt(text: string, folded: Folded, spans: readonly Span[]): Piece[] {
  const hits = originalSpans(text, folded, spans);
  const first = densest(hits);
  const from = first === undefined ? 0 : startNear(text, Math.max(0, first - BEFORE), first);
  const to = wholeCharacters(text, Math.min(text.length, from + LENGTH));
  const pieces = cut(text, from, to, hits);
  if (from > 0) pieces.unshift({ text: "…", hit: false });
  if (to < text.length) pieces.push({ text: "…", hit: false });
  return pieces;
}

/**
 * A whole text, such as a title, cut at every place where the query or one of its parts stands.
 * @param pairs characters of other scripts in it, as `simplifiedPairs` gives them
 */
export function mark(text: string, query: Query, pairs?: string): Piece[] {
  const folded = fold(inSimplified(text, pairs));
  const spans = query.parts.flatMap((part) => matchQuery(folded.text, { parts: [part] })?.spans ?? []);
  return cut(text, 0, text.length, originalSpans(text, folded, spans));
}

function originalSpans(text: string, { at }: Folded, spans: readonly Span[]): Span[] {
  return spans.map(({ from, to }) => ({ from: at[from] ?? 0, to: wholeCharacters(text, (at[to - 1] ?? 0) + 1) }));
}

/** The place itself, or the next when it lies between the halves of a character beyond the basic plane. */
function wholeCharacters(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place + 1 : place;
}

/** Begin of the hit with the most hits in the stretch that would be shown; the first of several. */
function densest(hits: readonly Span[]): number | undefined {
  let best: { from: number; count: number } | undefined;
  for (const { from } of hits.slice(0, 50)) {
    const count = hits.filter((other) => other.from >= from && other.to <= from + LENGTH - BEFORE).length;
    if (!best || count > best.count) best = { from, count };
  }
  return best?.from;
}

function startNear(text: string, from: number, hit: number): number {
  if (from === 0) return 0;
  for (let at = from; at < hit; at += 1) if (SENTENCE_END.test(text.charAt(at - 1))) return at;
  return wholeCharacters(text, from);
}

function cut(text: string, from: number, to: number, hits: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let done = from;
  for (const hit of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const start = Math.max(hit.from, done);
    const end = Math.min(hit.to, to);
    if (start >= end) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    done = end;
  }
  if (done < to) pieces.push({ text: text.slice(done, to), hit: false });
  return pieces;
}
