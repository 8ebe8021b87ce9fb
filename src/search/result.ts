import { excerpt, mark, type Piece } from "./excerpt.ts";
import { fold } from "./fold.ts";
import type { Folded } from "./folded.ts";
import { type Match, matchQuery } from "./match.ts";
import { type Query, runsOf } from "./query.ts";
import { inSimplified } from "./script-pairs.ts";
import type { Fragment, Hit } from "./shard.ts";
import { allTermsOf, bare } from "./terms.ts";

/** An article found, as the page shows it. */
export interface Result {
  readonly url: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
  /** `2025-05-19` */
  readonly date: string;
  readonly section: string;
  readonly kind: string;
  /** Whose text it is; of an original nobody's. */
  readonly sources: readonly string[];
  /** Whether it has what was typed after all, though it was found by its words alone: 有效仍有 in 有效，仍有. */
  readonly asTyped?: boolean;
  /** What was looked for, in the form that led here and as readers type it; the opened article highlights it. */
  readonly words: string;
  readonly image?: {
    readonly src: string;
    readonly alt: string;
    readonly credit: string;
    /** Where it is cut (`cutOf`), empty for the middle. */
    readonly cut: string;
  };
}

/** An article whose text is loaded, and where the query stands in it. */
export interface Candidate {
  readonly query: Query;
  readonly fragment: Fragment;
  readonly folded: Folded;
  /** Absent: the words are there, but not as typed. */
  readonly match: Match | undefined;
}

/** Reads the text of a candidate; whether the index was right shows here. */
export function examine(fragment: Fragment, query: Query): Candidate {
  const folded = fold(inSimplified(fragment.content, fragment.meta.s));
  return { query, fragment, folded, match: matchQuery(folded.text, query) };
}

/** Loads the texts of hits and examines them. */
export async function read(hits: readonly Hit[], query: Query): Promise<Candidate[]> {
  return (await Promise.all(hits.map((hit) => hit.data()))).map((fragment) => examine(fragment, query));
}

/** Whether the title, which stands at the head of the content, has the words or the first of them. */
export function isInTitle({ fragment, folded, match }: Candidate): boolean {
  const first = match?.spans[0];
  return first !== undefined && (folded.at[first.from] ?? 0) < Number(fragment.meta.n ?? 0);
}

/** Whether a text without the words as typed has at least half of the pairs and words that make them up. */
export function isRelated(candidate: Candidate): boolean {
  const terms = allTermsOf(candidate.query.parts.flatMap(({ runs }) => runs));
  return termsIn(candidate, terms).length * 2 >= Math.max(terms.length, 1);
}

/** Those of the terms that stand in the text of a candidate, be it inside other words. */
export function termsIn({ folded }: Candidate, terms: readonly string[]): string[] {
  const text = runsOf(folded.text).map(bare).join(" ");
  return terms.filter((term) => text.includes(term));
}

/** What the page shows of a candidate. Without a match single parts of the query are marked, or pairs and words of them. */
export function resultOf(candidate: Candidate): Result {
  const { query, fragment, folded } = candidate;
  const { url, content, meta, filters } = fragment;
  const length = Number(meta.n ?? 0);
  const { marked, spans } = marksOf(candidate);
  // The title is shown above; the excerpt is of what follows.
  const start = folded.at.findIndex((place) => place >= length);
  const rest = { text: folded.text.slice(start), at: folded.at.slice(start).map((place) => place - length) };
  const inRest = spans
    .filter(({ from }) => from >= start)
    .map((span) => ({ from: span.from - start, to: span.to - start }));
  return {
    url,
    // `searchDocument` ends every title like a sentence.
    title: mark(content.slice(0, length).replace(/。$/, ""), marked, meta.s),
    excerpt: excerpt(content.slice(length).trimStart(), trimmed(rest, content.slice(length)), inRest),
    date: meta.date ?? "",
    section: filters.section?.[0] ?? "",
    kind: filters.kind?.[0] ?? "",
    sources: filters.source ?? [],
    words: query.parts.map(({ runs }) => (runs.length > 1 ? `"${runs.join(" ")}"` : runs[0])).join(" "),
    ...(meta.image && {
      image: { src: meta.image, alt: meta.alt ?? "", credit: meta.credit ?? "", cut: meta.cut ?? "" },
    }),
  };
}

/** What of the query is marked, and where. */
function marksOf(candidate: Candidate): { readonly marked: Query; readonly spans: Match["spans"] } {
  const { query, folded, match } = candidate;
  if (match) return { marked: query, spans: match.spans };
  const spansOf = (parts: Query["parts"]) =>
    parts.flatMap((part) => matchQuery(folded.text, { parts: [part] })?.spans ?? []);
  const spans = spansOf(query.parts);
  if (spans.length > 0) return { marked: query, spans };
  const terms = termsIn(candidate, allTermsOf(query.parts.flatMap(({ runs }) => runs)));
  const parts = terms.map((term) => ({ runs: [term] }));
  return { marked: { parts }, spans: spansOf(parts).sort((a, b) => a.from - b.from) };
}

/** Places move when the blank before the text goes. */
function trimmed({ text, at }: Folded, original: string): Folded {
  const blank = original.length - original.trimStart().length;
  return { text, at: at.map((place) => Math.max(0, place - blank)) };
}
