import { lineBreaks } from "./line-breaks.ts";

/** A headline's clauses, each as the stretches that stay together on a line. */
export interface Clauses {
  readonly clauses: readonly (readonly string[])[];
  /**
   * Where each of several clauses has a line to itself, so that lines are to end between them: on a phone's headline too
   * (`narrow`), or only where there is more room (`wide`). Undefined: lines end wherever it suits them.
   */
  readonly fit?: "narrow" | "wide";
}

/** Marks that end a clause, with what closes behind them. A half-width one does between Han alone, as in no number. */
const CLAUSE_END =
  /(?:[，。！？；：｜…】　]|[,!?;:|](?=\p{Script=Han}))+[”’）》〉」』】〕)\]]*|(?<=\p{Script=Han}|[！？…”’）》」』】])[ ](?=\p{Script=Han}|[“‘（《「『【])/gu;
const OPENING = /[“‘（《〈「『【〔([]/g;
const CLOSING = /[”’）》〉」』】〕)\]]/g;
/** Shorter ones are a call or a name, 快讯 or 风向突变, and go with their neighbour if there is room for both. */
const SHORTEST = 5;
/** Shorter ones never have a line to themselves, and these only where no clause would have one otherwise. */
const SHORTEST_ALONE = 4;
/** A headline in ems, of 1.9 rem on 375 px and of 2.5 rem in the column (tokens.css). */
const NARROW = 11.2;
const WIDE = 17;
/** Han and its marks are an em wide, others about half of it. */
const HALF_WIDTH = /[\u0020-\u024f]/g;

/** Cuts a headline into its clauses and those into stretches; put together they are the headline. */
export function clausesOf(text: string): Clauses {
  const parts = lineBreaks(text);
  for (const shortest of [SHORTEST, SHORTEST_ALONE]) {
    const clauses = grouped(parts, endsOfClauses(text, shortest));
    const longest = Math.max(...clauses.map((clause) => widthOf(clause.join(""))));
    if (clauses.length > 1 && longest <= WIDE) return { clauses, fit: longest <= NARROW ? "narrow" : "wide" };
  }
  return { clauses: [parts] };
}

/** Places behind clauses; none within quotation marks or brackets. @param shortest clause, without its mark */
function endsOfClauses(text: string, shortest: number): number[] {
  const ends: number[] = [];
  let begun = 0;
  for (const { 0: mark, index } of text.matchAll(CLAUSE_END)) {
    const end = index + mark.length;
    const clause = text.slice(begun, end);
    const [rest, last] = [text.slice(end).trim(), ends.at(-1) ?? 0];
    if (rest === "" || (clause.match(OPENING)?.length ?? 0) > (clause.match(CLOSING)?.length ?? 0)) continue;
    begun = end;
    const words = text.slice(last, end - mark.length);
    if (widthOf(words) >= (mark === " " ? SHORTEST_ALONE : shortest)) ends.push(end);
  }
  const last = ends.at(-1);
  return last !== undefined && widthOf(text.slice(last)) < SHORTEST_ALONE ? ends.slice(0, -1) : ends;
}

/** Stretches by the clause that they are in. A place within a stretch, where no line may end, ends no clause. */
function grouped(parts: readonly string[], ends: readonly number[]): string[][] {
  const clauses: string[][] = [[]];
  let at = 0;
  for (const part of parts) {
    // Behind a space a line may end, within a stretch too.
    const inside = ends.filter((end) => end > at && end < at + part.length && /\s/.test(part.charAt(end - at - 1)));
    const cuts = [at, ...inside, at + part.length];
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const piece = part.slice(from - at, (cuts[index + 1] ?? 0) - at);
      if (ends.includes(from) && clauses.at(-1)?.length) clauses.push([]);
      clauses.at(-1)?.push(piece);
    }
    at += part.length;
  }
  return clauses;
}

function widthOf(text: string): number {
  const trimmed = text.trim();
  return trimmed.length - (trimmed.match(HALF_WIDTH)?.length ?? 0) / 2;
}
