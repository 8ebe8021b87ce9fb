import { firstPageOf } from "./most-read.ts";
import { nearMiss } from "./near-miss.ts";
import { type Query, runsOf } from "./query.ts";
import { type Candidate, isRelated, read } from "./result.ts";
import type { Filters, Hit, Shard } from "./shard.ts";
import { termsOf } from "./terms.ts";

const MOST_ATTEMPTS = 6;
/** Only the newest parts of the archive: what is offered here was not asked for. */
const SHARDS = 2;
/** Of so many characters a fourth has to stand together. */
const SENTENCE = 12;
const STRETCH = 4;
const HAN_RUN = /^\p{Script=Han}{3,20}$/u;

/**
 * For when nothing has the words as typed: what may have been meant, and what comes nearest.
 * @param candidates texts that turned out not to have them
 */
export async function comeNearest(
  query: Query,
  shards: readonly Shard[],
  filters: Filters,
  candidates: readonly Candidate[],
): Promise<{ readonly related: readonly Candidate[]; readonly suggestion?: string }> {
  const newest = shards.slice(0, SHARDS);
  const most = firstPageOf(shards);
  const near = await bestFor(oneWrong(query), query, newest, filters, most);
  const [run, ...others] = query.parts.flatMap(({ runs }) => runs);
  const texts = [...candidates, ...near].map(({ folded }) => folded.text);
  const suggestion = run && others.length === 0 ? nearMiss(run, texts) : undefined;
  const related =
    candidates.length > 0
      ? candidates
      : (await bestFor(fallbackTerms(query), query, newest, filters, most)).filter(isRelated);
  const meant = ({ folded }: Candidate) => suggestion !== undefined && folded.text.includes(suggestion);
  const shown = related.length > 0 ? related : near.filter((candidate) => isRelated(candidate) || meant(candidate));
  return { related: withStretch(shown, query), ...(suggestion && { suggestion }) };
}

/**
 * Of a sentence, which long texts have all words of somewhere, those that have a stretch of it; the longest first. So a headline as
 * another paper has it finds what ours is about.
 */
function withStretch(candidates: readonly Candidate[], { parts }: Query): readonly Candidate[] {
  const asked = parts.flatMap(({ runs }) => runs).join("");
  if (asked.length < SENTENCE) return candidates;
  const shared = candidates.map((candidate) => ({ candidate, length: sharedStretch(asked, candidate.folded.text) }));
  const long = shared.filter(({ length }) => length * STRETCH >= asked.length);
  return long.sort((a, b) => b.length - a.length).map(({ candidate }) => candidate);
}

/** How long the longest stretch is that stands in a text, marks aside. */
function sharedStretch(asked: string, text: string): number {
  const words = runsOf(text).join("");
  let longest = 0;
  for (let from = 0; from + longest < asked.length; from += 1)
    while (from + longest < asked.length && words.includes(asked.slice(from, from + longest + 1))) longest += 1;
  return longest;
}

/** The best articles for any of several lists of terms: those that answer the most of them. @param most texts to be read */
async function bestFor(
  attempts: readonly (readonly string[])[],
  query: Query,
  shards: readonly Shard[],
  filters: Filters,
  most: number,
): Promise<Candidate[]> {
  const votes = new Map<string, { hit: Hit; count: number }>();
  for (const [number, shard] of shards.entries()) {
    for (const terms of attempts) {
      for (const hit of (await shard.search(terms, filters)).slice(0, most)) {
        const key = `${number} ${hit.id}`;
        votes.set(key, { hit, count: (votes.get(key)?.count ?? 0) + 1 });
      }
    }
  }
  const best = [...votes.values()].sort((a, b) => b.count - a.count || b.hit.score - a.hit.score);
  const hits = best.slice(0, most).map(({ hit }) => hit);
  return read(hits, query);
}

/** Lists of terms that each leave out what one wrong character spoils, for a query that is one run of Han. */
export function oneWrong(query: Query): string[][] {
  const runs = query.parts.flatMap(({ runs }) => runs);
  const [run] = runs;
  if (!run || runs.length !== 1 || !HAN_RUN.test(run)) return [];
  const chars = [...run];
  const attempts = chars.map((_, wrong) => {
    const pairs = chars.slice(1).map((char, index) => ({ index, text: `${chars[index]}${char}` }));
    return pairs.filter(({ index }) => index !== wrong && index + 1 !== wrong).map(({ text }) => text);
  });
  return attempts.filter((terms) => terms.length > 0).slice(0, MOST_ATTEMPTS);
}

/** The words of a query one at a time, the longest first, for when no article has them all. */
export function fallbackTerms(query: Query): string[][] {
  const words = query.parts.flatMap(({ runs }) => runs).flatMap(wordsOf);
  const long = [...new Set(words)].filter((word) => [...word].length > 1);
  return long
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_ATTEMPTS)
    .map((word) => termsOf({ parts: [{ runs: [word] }] }));
}

function wordsOf(run: string): string[] {
  // Old browsers know no words; the run itself is then one.
  if (typeof Intl.Segmenter === "undefined") return [run];
  return [...new Intl.Segmenter("zh", { granularity: "word" }).segment(run)].map(({ segment }) => segment);
}
